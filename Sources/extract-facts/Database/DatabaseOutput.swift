import ExtractFacts

/// Facts as tables of a SQLite database, new or grown.
///
/// A run writes a database of its own beside the file. Where there is no file yet, that one gets its name in the end; else its
/// documents go into the old one in a single transaction. Until then nothing touches the old database, others may read it and
/// write to it, and a run that is killed leaves it as it was.
final class DatabaseOutput: OutputSink {
    /// How many seconds another program may keep the database from being read or written.
    private static let patience = 60

    private let file: ReplacementFile
    private let tables: FactTables
    /// Nil once it is finished.
    private var run: RunDatabase?

    init(_ path: FilePath?, _ tables: FactTables) throws {
        guard let path else { throw SystemError("Only a file can hold a database") }
        self.tables = tables
        if let existing = try? path.status() {
            guard existing.isFile else { throw SystemError("Only a file can hold a database") }
            try tables.check(DatabaseConnection(path, patience: Self.patience))
        }
        file = try ReplacementFile(of: path)
        do {
            run = try RunDatabase(file.temporary, tables)
        } catch {
            file.abandon()
            throw error
        }
    }

    func write(_ bytes: [UInt8]) throws { try run?.write(bytes) }

    func finish() throws {
        try run?.finish()
        // Closed: what follows reads the file.
        run = nil
        if try file.finishIfNew() { return }
        try merge()
        file.abandon()
    }

    func abandon() { file.abandon() }

    /// Puts the run's documents into the database that is there.
    private func merge() throws {
        let database = try DatabaseConnection(file.final, patience: Self.patience)
        try database.run("ATTACH ? AS run", path: file.temporary)
        try database.run("BEGIN IMMEDIATE")
        // Without COMMIT all of it is undone when the database is closed.
        try database.run(tables.creation + tables.indexing + tables.merging + "COMMIT")
    }
}
