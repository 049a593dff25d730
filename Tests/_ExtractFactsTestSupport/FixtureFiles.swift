import Foundation

/// The files under Fixtures/, found from where this file lies.
public enum FixtureFiles {
    /// The folder of the package.
    public static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    public static let folder = package.appendingPathComponent("Fixtures")

    /// The names of the articles without their ending, sorted: `jining-daily-page-2024-03`.
    public static let articles = names(in: "articles", ending: ".txt")

    /// The names of the texts that hold no fact, without their ending.
    public static let negative = names(in: "negative", ending: ".txt")

    /// A file's place: `url("articles/x.txt")`.
    public static func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

    /// A file's text as it stands, line ends and all.
    public static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: url(path)), as: UTF8.self)
    }

    /// A file's bytes.
    public static func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: url(path))) }

    /// Writes a file anew.
    public static func write(_ text: String, to path: String) throws { try Data(text.utf8).write(to: url(path)) }

    /// Whether an environment variable asks that expectations be written anew. A run that does so fails.
    public static func isRecording(_ variable: String) -> Bool { ProcessInfo.processInfo.environment[variable].map { !$0.isEmpty } ?? false }

    /// The names of the files of a folder that have one of the endings, sorted.
    public static func names(in folder: String, endings: [String]) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
        return found.filter { name in endings.contains { name.hasSuffix($0) } }.sorted()
    }

    private static func names(in folder: String, ending: String) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: url(folder).path)) ?? []
        return found.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }
}

/// A folder that lasts as long as the value does.
public final class TemporaryFolder {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("extract-facts-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file in the folder.
    public func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// Writes a file, its folders too, and gives its path.
    @discardableResult
    public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Makes a symbolic link, its folders too.
    public func link(_ name: String, to target: URL) throws {
        let link = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
    }

    /// The names in the folder, hidden ones too, sorted.
    public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
}
