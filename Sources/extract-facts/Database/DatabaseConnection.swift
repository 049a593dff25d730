import CSQLite
import ExtractFacts
import Glibc

/// An open SQLite database, used by one thread.
final class DatabaseConnection {
    fileprivate let handle: OpaquePointer

    /// Opens a database that is there.
    /// - Parameter patience: how many seconds to wait where another program reads or writes it.
    init(_ path: FilePath, patience: Int = 0) throws(DatabaseError) {
        var handle: OpaquePointer?
        let code = path.withCString { sqlite3_open_v2($0, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) }
        guard code == SQLITE_OK, let handle else {
            defer { sqlite3_close_v2(handle) }
            throw DatabaseError(handle, code: code)
        }
        self.handle = handle
        sqlite3_busy_timeout(handle, CInt(patience * 1000))
        if sqlite3_db_readonly(handle, "main") == 1 { throw DatabaseError(handle, code: SQLITE_READONLY) }
    }

    deinit { sqlite3_close_v2(handle) }

    /// Runs statements that give nothing.
    func run(_ sql: String) throws(DatabaseError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        if code != SQLITE_OK { throw DatabaseError(handle, code: code) }
    }

    /// Runs a statement with a path in it.
    func run(_ sql: String, path: FilePath) throws {
        let statement = try DatabaseStatement(sql, on: self)
        try path.bytes.withUnsafeBytes { bytes in
            statement.bind(.text(bytes), at: 1)
            try statement.run()
        }
    }

    /// The first column of a query's rows.
    func texts(_ sql: String) throws(DatabaseError) -> [String] {
        let statement = try DatabaseStatement(sql, on: self)
        var texts: [String] = []
        while try statement.step() { texts.append(statement.text) }
        return texts
    }
}

/// A statement that is run again and again with other values. What is bound must live until it has been run.
final class DatabaseStatement {
    private let connection: DatabaseConnection
    private let handle: OpaquePointer

    init(_ sql: String, on connection: DatabaseConnection) throws(DatabaseError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v2(connection.handle, sql, -1, &handle, nil)
        guard code == SQLITE_OK, let handle else { throw DatabaseError(connection.handle, code: code) }
        self.connection = connection
        self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }

    /// Binds a value to the place of a number, from 1: a text as it is, a number as an integer where it is one that fits, else as
    /// the double that is nearest.
    func bind(_ cell: PackedRecords.Cell, at index: Int) {
        let index = CInt(index)
        switch cell {
        case .null: sqlite3_bind_null(handle, index)
        case .text(let text):
            // A null pointer would be null, not an empty text.
            let start = text.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!
            sqlite3_bind_text64(handle, index, start.assumingMemoryBound(to: CChar.self), UInt64(text.count), nil, UInt8(SQLITE_UTF8))
        case .number(let digits):
            if let integer = Int64(String(decoding: digits, as: UTF8.self)) {
                sqlite3_bind_int64(handle, index, integer)
            } else {
                sqlite3_bind_double(handle, index, Self.double(digits))
            }
        }
    }

    private static func double(_ digits: UnsafeRawBufferPointer) -> Double {
        withUnsafeTemporaryAllocation(byteCount: digits.count + 1, alignment: 1) { text in
            text.copyMemory(from: digits)
            text[digits.count] = 0
            return strtod(text.baseAddress!.assumingMemoryBound(to: CChar.self), nil)
        }
    }

    /// Goes to the next row; whether there is one.
    func step() throws(DatabaseError) -> Bool {
        let code = sqlite3_step(handle)
        guard code == SQLITE_ROW || code == SQLITE_DONE else {
            let error = DatabaseError(connection.handle, code: code)
            sqlite3_reset(handle)
            throw error
        }
        return code == SQLITE_ROW
    }

    /// Runs it with what is bound, and makes it ready to be run again. Whether it changed a row.
    @discardableResult
    func run() throws(DatabaseError) -> Bool {
        _ = try step()
        sqlite3_reset(handle)
        return sqlite3_changes(connection.handle) > 0
    }

    /// The text of the row's first column.
    var text: String { sqlite3_column_text(handle, 0).map { String(cString: $0) } ?? "" }
}

/// What SQLite says of a failure.
struct DatabaseError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    fileprivate init(_ handle: OpaquePointer?, code: CInt) {
        // What the connection says is more precise, where it is what failed.
        let isOfConnection = handle.map { sqlite3_errcode($0) == code } ?? false
        description = String(cString: isOfConnection ? sqlite3_errmsg(handle) : sqlite3_errstr(code))
    }
}
