/// Writes records as a table for people, whose columns stand below one another on a terminal.
///
/// The first records, up to a thousand, are held back until it is known how wide their columns are; all further ones are written
/// with these widths as they come, so that what is held does not grow with the batch. A cell that is wider than its column
/// pushes the rest of its row to the right: nothing is cut. Columns of numbers stand to the right. Line breaks and other
/// controls in a cell become blanks, null is an empty cell, and no line ends in a blank.
public struct AlignedTable {
    /// How many records tell the widths.
    private static let sample = 1000
    /// A column is made no wider than this for the sake of a few long cells.
    private static let widest = 40
    /// The blanks between columns.
    private static let gap = 2

    private struct Column {
        var width = 0
        var isNumber = false
    }

    private let names: [String]
    private var columns: [Column]
    private var areWidthsKnown = false
    /// The packed records that are held back.
    private var held: [UInt8] = []
    private var heldRecords = 0
    /// The cell that is being measured or written.
    private var cell: [UInt8] = []

    public init(columns names: [String]) {
        self.names = names
        columns = names.map { Column(width: DisplayWidth.of($0)) }
    }

    /// Takes packed records and appends what can be written of the table.
    public mutating func append(_ packed: [UInt8], to output: inout [UInt8]) {
        packed.withUnsafeBytes { bytes in
            var records = PackedRecords(bytes)
            while !areWidthsKnown, !records.isAtEnd {
                let start = records.offset
                measure(&records)
                held.append(contentsOf: bytes[start..<records.offset])
                heldRecords += 1
                if heldRecords == Self.sample { writeHeld(to: &output) }
            }
            write(&records, to: &output)
        }
    }

    /// Appends what is still held back; the names of the columns at least.
    public mutating func finish(_ output: inout [UInt8]) {
        if !areWidthsKnown { writeHeld(to: &output) }
    }

    private mutating func writeHeld(to output: inout [UInt8]) {
        areWidthsKnown = true
        let arena = FactArena()
        var head = ByteLine(arena)
        for name in names { PackedCells().append(text: name, to: &head) }
        for column in columns { PackedCells().append(text: String(repeating: "-", count: column.width), to: &head) }
        let names = withExtendedLifetime(arena) { Array(head.bytes) }
        for records in [names, held] {
            records.withUnsafeBytes {
                var records = PackedRecords($0)
                write(&records, to: &output)
            }
        }
        held = []
    }

    /// Widens the columns for a record.
    private mutating func measure(_ records: inout PackedRecords) {
        for index in columns.indices {
            if takeCell(&records) { columns[index].isNumber = true }
            columns[index].width = max(columns[index].width, min(cell.withUnsafeBytes(DisplayWidth.of), Self.widest))
        }
    }

    /// Writes all records that are left.
    private mutating func write(_ records: inout PackedRecords, to output: inout [UInt8]) {
        while !records.isAtEnd {
            // Blanks are written once something follows.
            var blanks = 0
            for (index, column) in columns.enumerated() {
                if index > 0 { blanks += Self.gap }
                _ = takeCell(&records)
                let padding = max(column.width - cell.withUnsafeBytes(DisplayWidth.of), 0)
                if column.isNumber { blanks += padding }
                if !cell.isEmpty {
                    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: blanks))
                    output.append(contentsOf: cell)
                    blanks = 0
                }
                if !column.isNumber { blanks += padding }
            }
            output.append(UInt8(ascii: "\n"))
        }
    }

    /// Reads the next cell, controls made blanks; whether it is a number.
    private mutating func takeCell(_ records: inout PackedRecords) -> Bool {
        cell.removeAll(keepingCapacity: true)
        let next = records.next()
        let bytes = next.bytes
        for (i, byte) in bytes.enumerated() {
            // Those of C1 are C2 80 … C2 9F: of their two bytes the first goes.
            if byte == 0xC2, i + 1 < bytes.count, bytes[i + 1] < 0xA0 { continue }
            let isControl = byte < 0x20 || byte == 0x7F || (i > 0 && bytes[i - 1] == 0xC2 && byte < 0xA0)
            cell.append(isControl ? UInt8(ascii: " ") : byte)
        }
        if case .number = next { return true }
        return false
    }
}
