/// Folders of rules laid over one another, line by line: a line with the key of one below replaces it (see `TableKey`; of
/// rules the id is the key), `-form` and `-rule id` remove, the rest adds.
///
/// It works on the lines of the files, before tables are made of them; what no folder touches stays the file that it was.
struct RuleOverlay {
    private(set) var files: [RuleFile]
    private(set) var diagnostics: [Diagnostic] = []

    /// Lays folders over a set of files, the undermost first.
    init(_ base: [RuleFile], overlays: [[RuleFile]]) {
        files = base
        for (index, overlay) in overlays.enumerated() {
            let own = overlay.map { file in
                var file = file
                file.layer = index + 1
                return file
            }
            layRules(own.filter { $0.name.hasSuffix(".rules") })
            for names in TableKey.groups {
                let tables = own.filter { names.contains($0.name) }
                if !tables.isEmpty { lay(tables, overTablesOf: names) }
            }
            // Files that nobody reads are told by whoever reads them.
            files += own.filter { !$0.name.hasSuffix(".rules") && TableKey.columns[$0.name] == nil }
        }
    }

    /// What is said of a line of a file put together, said of the line where it comes from.
    func located(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let file = files.first(where: { $0.path == diagnostic.path && $0.origins != nil }) else { return diagnostic }
        let origin = file.origin(of: diagnostic.line)
        return Diagnostic(path: origin.path, line: origin.line, column: diagnostic.column, message: diagnostic.message)
    }

    private mutating func report(_ origin: LineOrigin, _ message: String, column: Int = 1) {
        diagnostics.append(Diagnostic(path: origin.path, line: origin.line, column: column, message: message))
    }

    // MARK: Tables

    /// A line `-form`, which removes the rows that have its cells; cells that are left empty or out may be anything.
    private struct Removal {
        var cells: [Substring]
        var line: SourceLine
        var isUsed = false

        init(_ cells: [Substring], _ line: SourceLine) {
            self.cells = [cells[0].dropFirst()] + cells.dropFirst()
            self.line = line
        }

        func removes(_ row: [Substring]) -> Bool {
            cells.count <= row.count && cells.indices.allSatisfy { place in
                place > 0 && cells[place].isEmpty || cells[place].utf8.elementsEqual(row[place].utf8)
            }
        }
    }

    /// What the tables of a group have in a folder.
    private struct OwnRows {
        var keys: Set<[UInt8]> = []
        /// By their first cells.
        var removals: [[UInt8]: [Removal]] = [:]
        /// The first cells of all rows that are added.
        var firstCells: Set<[UInt8]> = []
        /// By the names of the tables.
        var added: [String: [SourceLine]] = [:]
        var headers: [String: SourceLine] = [:]
    }

    private mutating func lay(_ own: [RuleFile], overTablesOf names: [String]) {
        var rows = OwnRows()
        var passedOver: [Diagnostic] = []
        let below = Dictionary(
            files.filter { names.contains($0.name) }.map { ($0.name, $0.lines(diagnostics: &passedOver).filter { !$0.isComment }) },
            uniquingKeysWith: { _, last in last })
        for file in own {
            let lines = file.lines(diagnostics: &diagnostics).filter { !$0.isComment }
            guard let header = lines.first else { continue }
            if let below = below[file.name]?.first, below.text != header.text {
                report(header.origin, "the header is not that of \(below.origin.path): ‘\(below.text)’")
                continue
            }
            rows.headers[file.name] = header
            let key = TableKey(of: file.name, header: header.text.cells)
            for line in lines.dropFirst() {
                let cells = line.text.cells
                if cells[0].hasPrefix("-"), cells.joined() != "-" {
                    let removal = Removal(cells, line)
                    rows.removals[Array(removal.cells[0].utf8), default: []].append(removal)
                } else {
                    if let value = key?.value(of: cells) { rows.keys.insert(value) }
                    rows.firstCells.insert(Array(cells[0].utf8))
                    rows.added[file.name, default: []].append(line)
                }
            }
        }
        for name in names { lay(&rows, over: name, below[name] ?? []) }
        for removal in rows.removals.values.joined() where !removal.isUsed {
            report(removal.line.origin, "‘\(removal.line.text)’ removes nothing: no line below is such")
        }
    }

    private mutating func lay(_ own: inout OwnRows, over name: String, _ below: [SourceLine]) {
        let place = files.lastIndex { $0.name == name }
        guard let header = below.first ?? own.headers[name] else { return }
        let key = TableKey(of: name, header: header.text.cells)
        // What is the same below stays there: a copy of a table changes nothing.
        let added = own.added[name] ?? []
        let addedTexts = Set(added.map { Array($0.text.utf8) })
        var same: Set<[UInt8]> = []
        let kept = below.dropFirst().filter { line in
            let first = Array(line.text.utf8.prefix { $0 != UInt8(ascii: "\t") })
            let removals = own.removals[first] ?? []
            if removals.isEmpty, key?.beginsRow ?? true, !own.firstCells.contains(first) { return true }
            let text = Array(line.text.utf8)
            if addedTexts.contains(text) {
                same.insert(text)
                return true
            }
            let cells = line.text.cells
            var isKept = key?.value(of: cells).map { !own.keys.contains($0) } ?? true
            for index in removals.indices where removals[index].removes(cells) {
                own.removals[first]![index].isUsed = true
                isKept = false
            }
            return isKept
        }
        let changed = same.isEmpty ? added : added.filter { !same.contains(Array($0.text.utf8)) }
        if changed.isEmpty, kept.count == below.count - 1 { return }
        let file = RuleFile(name: name, path: place.map { files[$0].path } ?? header.origin.path, lines: [header] + kept + changed)
        if let place { files[place] = file } else { files.append(file) }
    }

    // MARK: Rules

    /// Takes the rules of other files that these replace or remove out of those. Lines are made empty, so that the others
    /// keep their numbers.
    private mutating func layRules(_ own: [RuleFile]) {
        var replaced: Set<Substring> = []
        var removals: [(id: Substring, line: SourceLine)] = []
        var added: [RuleFile] = []
        for file in own {
            var problems: [Diagnostic] = []
            var lines = file.lines(diagnostics: &problems)
            let before = removals.count
            for (index, line) in lines.enumerated() {
                let (keyword, rest) = line.text.trimmingBlanks().splitAtBlank()
                let id = rest.splitAtBlank().0
                if keyword == "rule" { replaced.insert(id) }
                if keyword == "-rule", !id.isEmpty {
                    removals.append((id, line))
                    lines[index].text = ""
                }
            }
            // What is wrong with the bytes of a file that stays as it was is told when its rules are read.
            if removals.count == before {
                added.append(file)
            } else {
                added.append(RuleFile(name: file.name, path: file.path, lines: lines))
                diagnostics += problems
            }
        }
        var found: Set<Substring> = []
        let ids = replaced.union(removals.map(\.id))
        if !ids.isEmpty {
            for place in files.indices where files[place].name.hasSuffix(".rules") { clear(place, of: ids, &found) }
        }
        for removal in removals where !found.contains(removal.id) {
            report(removal.line.origin, "‘\(removal.line.text.trimmingBlanks())’ removes nothing: no rule below has the id")
        }
        files += added
    }

    private mutating func clear(_ place: Int, of ids: Set<Substring>, _ found: inout Set<Substring>) {
        let file = files[place]
        var passedOver: [Diagnostic] = []
        var lines = file.lines(diagnostics: &passedOver)
        var isCleared = false
        var changes = false
        for index in lines.indices {
            let (keyword, rest) = lines[index].text.trimmingBlanks().splitAtBlank()
            if keyword == "rule" {
                let id = rest.splitAtBlank().0
                isCleared = ids.contains(id)
                if isCleared { found.insert(id) }
            }
            if isCleared {
                lines[index].text = ""
                changes = true
            }
        }
        if changes { files[place] = RuleFile(name: file.name, path: file.path, lines: lines) }
    }
}

extension Substring {
    /// The parts between tabs.
    var cells: [Substring] { utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { Substring($0) } }
}
