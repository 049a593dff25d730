import Foundation

/// What came of running a program.
public struct CommandRun: Sendable {
    /// The exit code, or 128 and the number of the signal that ended it.
    public let code: Int
    public let output: Data
    public let errors: String

    public var text: String { String(decoding: output, as: UTF8.self) }

    /// The facts of the output.
    public func facts() throws -> [OutputFact] { try OutputFact.lines(of: output) }

    /// The built command: what `EXTRACT_FACTS_COMMAND` names, else the one beside the tests.
    public static let command: URL = {
        if let path = ProcessInfo.processInfo.environment["EXTRACT_FACTS_COMMAND"] {
            return URL(fileURLWithPath: path, relativeTo: FixtureFiles.package).absoluteURL
        }
        return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("extract-facts")
    }()

    /// Runs the command in the package's folder, so that paths under Fixtures/ are the same on every machine.
    public static func extractFacts(_ arguments: String..., input: Data = Data()) throws -> CommandRun {
        try run(command, arguments, input: input)
    }

    /// Runs lines of shell in which `$X` is the command.
    public static func shell(_ script: String, input: Data = Data(), folder: URL = FixtureFiles.package) throws -> CommandRun {
        try run(URL(fileURLWithPath: "/bin/sh"), ["-c", script], input: input, folder: folder, environment: ["X": command.path])
    }

    /// Runs a program. Its streams are files: a pipe that nobody empties would block it.
    public static func run(
        _ program: URL, _ arguments: [String], input: Data = Data(), folder: URL = FixtureFiles.package,
        environment: [String: String] = [:]
    ) throws -> CommandRun {
        let streams = try TemporaryFolder()
        try streams.write("in", input)
        try streams.write("out", [])
        try streams.write("err", [])
        let status = try ChildProcess.run(
            program.path, arguments, folder: folder.path, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
            streams: ["in", "out", "err"].map(streams.path))
        return CommandRun(
            code: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
            output: try Data(contentsOf: streams.url.appendingPathComponent("out")),
            errors: String(decoding: try Data(contentsOf: streams.url.appendingPathComponent("err")), as: UTF8.self))
    }
}
