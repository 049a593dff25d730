import Foundation

/// A Python that has what the tests read outputs with: `make test` makes one in .build/venv.
public enum Python {
    private static let program: URL? = {
        for candidate in [FixtureFiles.package.appendingPathComponent(".build/venv/bin/python3").path, "python3"] {
            let probe = "'\(candidate)' -c 'import jsonschema, duckdb; jsonschema.Draft202012Validator' >/dev/null 2>&1 && command -v '\(candidate)'"
            if let run = try? CommandRun.shell(probe), run.code == 0 {
                return URL(fileURLWithPath: run.text.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
        return nil
    }()

    /// Runs lines of Python.
    public static func run(_ script: String, _ arguments: String..., input: Data = Data(), folder: URL = FixtureFiles.package) throws -> CommandRun {
        guard let program else { throw Missing() }
        return try CommandRun.run(program, ["-c", script] + arguments, input: input, folder: folder)
    }

    public struct Missing: Error, CustomStringConvertible {
        public var description: String { "no Python with jsonschema and duckdb: run `make test`, or `pip install jsonschema duckdb`" }
    }
}
