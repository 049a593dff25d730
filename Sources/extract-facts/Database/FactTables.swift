import ExtractFacts

/// The tables of a database of facts.
///
/// `facts` has a row for each fact and a column for each key, `documents` a row for each document that was read, also one without
/// facts. `doc_id` joins them: a document that is read again is put in the place of what was there of that id.
struct FactTables {
    /// The columns of `facts`.
    let keys: [FactKey]

    private static let indexed: [FactKey] = [.documentID, .year, .domain, .localityCode, .indicatorID]

    /// - Parameter keys: the document's id is added where it is missing: replacing goes by it.
    init(keys: [FactKey]) { self.keys = keys.contains(.documentID) ? keys : [.documentID] + keys }

    /// Makes the tables where they are not there.
    var creation: String {
        let columns = keys.map { "\($0.rawValue) \(Self.type(of: $0))" }
        return """
            CREATE TABLE IF NOT EXISTS documents (doc_id TEXT PRIMARY KEY NOT NULL, bytes INTEGER NOT NULL, title TEXT, published TEXT, \
            locality TEXT, masthead TEXT, facts INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS facts (\(columns.joined(separator: ", ")));
            """
    }

    /// Makes the indexes where they are not there.
    var indexing: String {
        Self.indexed.filter(keys.contains).map { "CREATE INDEX IF NOT EXISTS facts_\($0.rawValue) ON facts (\($0.rawValue));" }.joined()
    }

    /// Does nothing where there is a document of the same id.
    var insertionOfDocument: String { Self.insertion(into: "documents", DocumentKey.allCases.map(\.rawValue)) + " ON CONFLICT DO NOTHING" }
    var insertionOfFact: String { Self.insertion(into: "facts", keys.map(\.rawValue)) }

    /// Puts the documents of another database, attached as `run`, in the place of those of the same ids.
    var merging: String {
        let columns = keys.map(\.rawValue).joined(separator: ", ")
        let documentColumns = DocumentKey.allCases.map(\.rawValue).joined(separator: ", ")
        return """
            DELETE FROM main.facts WHERE doc_id IN (SELECT doc_id FROM run.documents);
            DELETE FROM main.documents WHERE doc_id IN (SELECT doc_id FROM run.documents);
            INSERT INTO main.documents (\(documentColumns)) SELECT \(documentColumns) FROM run.documents ORDER BY rowid;
            INSERT INTO main.facts (\(columns)) SELECT \(columns) FROM run.facts ORDER BY rowid;
            """
    }

    /// Fails where a database has tables of these names that cannot hold the rows.
    func check(_ database: DatabaseConnection) throws(DatabaseError) {
        for (table, columns) in [("facts", keys.map(\.rawValue)), ("documents", DocumentKey.allCases.map(\.rawValue))] {
            let present = Set(try database.texts("SELECT name FROM pragma_table_info('\(table)')"))
            if !present.isEmpty, let missing = columns.first(where: { !present.contains($0) }) {
                throw DatabaseError("its table “\(table)” has no column “\(missing)”")
            }
        }
    }

    private static func insertion(into table: String, _ columns: [String]) -> String {
        let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
    }

    private static func type(of key: FactKey) -> String {
        switch key {
        case .article, .year, .start, .end: "INTEGER"
        case .value, .minimum, .maximum: "NUMERIC"
        case .documentID: "TEXT NOT NULL"
        default: "TEXT"
        }
    }
}
