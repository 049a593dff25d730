import ExtractFacts

/// The database that a run writes, known to nobody else until it is finished.
final class RunDatabase {
    private let database: DatabaseConnection
    private let tables: FactTables
    private let insertDocument: DatabaseStatement
    private let insertFact: DatabaseStatement
    /// Empty until a document comes again: its facts are found by an index that other runs make at the end.
    private var deletions: [DatabaseStatement] = []

    init(_ path: FilePath, _ tables: FactTables) throws {
        database = try DatabaseConnection(path)
        self.tables = tables
        // A run that fails throws it away: it needs no journal.
        try database.run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16000; BEGIN")
        try database.run(tables.creation)
        insertDocument = try DatabaseStatement(tables.insertionOfDocument, on: database)
        insertFact = try DatabaseStatement(tables.insertionOfFact, on: database)
    }

    /// Writes documents and their facts as `Document.appendPacked` and a packing `FactWriter` have appended them.
    func write(_ packed: [UInt8]) throws {
        try packed.withUnsafeBytes { bytes in
            var cells = PackedRecords(bytes)
            while !cells.isAtEnd { try writeDocument(&cells) }
        }
    }

    private func writeDocument(_ cells: inout PackedRecords) throws {
        var id = UnsafeRawBufferPointer(start: nil, count: 0)
        var facts = 0
        for (index, key) in DocumentKey.allCases.enumerated() {
            let cell = cells.next()
            insertDocument.bind(cell, at: index + 1)
            if key == .id { id = cell.bytes }
            if key == .facts { facts = Int(String(decoding: cell.bytes, as: UTF8.self)) ?? 0 }
        }
        if try !insertDocument.run() {
            // There was one of the same id before: this one takes its place.
            try forget(id)
            try insertDocument.run()
        }
        for _ in 0..<facts {
            for index in 1...tables.keys.count { insertFact.bind(cells.next(), at: index) }
            try insertFact.run()
        }
    }

    /// Deletes a document and its facts.
    private func forget(_ id: UnsafeRawBufferPointer) throws {
        if deletions.isEmpty {
            try database.run(tables.indexing)
            deletions = [
                try DatabaseStatement("DELETE FROM facts WHERE doc_id = ?", on: database),
                try DatabaseStatement("DELETE FROM documents WHERE doc_id = ?", on: database),
            ]
        }
        for deletion in deletions {
            deletion.bind(.text(id), at: 1)
            try deletion.run()
        }
    }

    /// Makes the indexes and writes all that is left. Nothing may be written afterwards.
    func finish() throws { try database.run(tables.indexing + "COMMIT") }
}
