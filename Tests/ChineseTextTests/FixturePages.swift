import ChineseText
import Foundation

/// The articles under Fixtures/, mended once for all tests.
enum FixturePages {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures")

    static let names = [
        "dazhong-jining-page-2024-01", "jining-achievements-2023", "jining-daily-page-2024-03",
        "jining-livelihood-review-2024", "jining-livelihood-tasks-2024",
    ]

    static func bytes(_ name: String) -> [UInt8] {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("articles/\(name).txt")) else { return [] }
        return [UInt8](data)
    }

    private static let pages: [String: Page] = {
        let mender = Mender(folding: Folding(pairs: []))
        var pages: [String: Page] = [:]
        for name in names { pages[name] = (try? TextDecoder.decode(bytes(name))).map(mender.page) }
        return pages
    }()

    static func page(_ name: String) -> Page { pages[name]! }
}
