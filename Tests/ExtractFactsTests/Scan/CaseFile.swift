import Foundation
import Testing

/// A file of cases: a header row, `#` comments, tab-separated cells, the last of which says why a case is still `todo`.
struct CaseFile: Sendable, CustomTestStringConvertible {
    let name: String
    let rows: [Row]

    struct Row: Sendable {
        let line: Int
        let cells: [String]
        /// Why the case is not read right yet; empty for cases that must pass.
        var todo: String { cells.last ?? "" }
    }

    var testDescription: String { name }

    /// The files of `Fixtures/quantities` whose header begins with `columns`.
    static func all(columns: [String]) -> [CaseFile] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/quantities")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name -> CaseFile? in
            guard name.hasSuffix(".tsv"), let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
            else { return nil }
            var rows: [Row] = []
            var header: [String] = []
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line.isEmpty || line.hasPrefix("#") { continue }
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                if header.isEmpty { header = cells } else { rows.append(Row(line: index + 1, cells: cells)) }
            }
            return header.starts(with: columns) ? CaseFile(name: name, rows: rows) : nil
        }
    }

    /// Compares every row's last cell but one with what `read` makes of the others. A `todo` row fails once it passes.
    func check(_ read: (Row) -> [String]) {
        for row in rows {
            let expected = row.cells[row.cells.count - 2]
            let found = read(row)
            if row.todo.isEmpty {
                if !found.contains(expected) {
                    Issue.record("\(name):\(row.line): \(row.cells[0]): found \(found[0]), expected \(expected)")
                }
            } else if found.contains(expected) {
                Issue.record("\(name):\(row.line): \(row.cells[0]) is read right now: take out its todo")
            }
        }
    }
}
