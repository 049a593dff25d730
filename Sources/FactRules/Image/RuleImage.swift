/// The shipped rules as their tables lie in memory, made when the program is built and part of it: loading them is a matter
/// of pointers, and only what is looked up is ever read from the disk.
///
/// It holds words of eight bytes: for each table where its entries begin, then the entries, then what they point to. An entry
/// is a number, or the place of an array in bytes from the beginning (its lower half) and how many elements it has. Who made
/// it and who reads it are one program, so it tells nothing else of itself.
public struct RuleImage: @unchecked Sendable {
    private let words: UnsafePointer<UInt64>

    /// An image that stays where it is as long as the program runs; it begins at a multiple of 16 bytes.
    public init(_ bytes: UnsafeRawPointer) { words = bytes.assumingMemoryBound(to: UInt64.self) }

    /// Reads a table from its first entry on.
    func reader(of table: RuleTable) -> ImageReader { ImageReader(image: UnsafeRawPointer(words), entry: words + Int(words[table.rawValue])) }
}

/// A table that can be put into an image of the rules and found in it again: what is written in `write(to:)` is read in the
/// same order.
protocol ImagedTable: Sendable {
    init(_ image: inout ImageReader)
    func write(to image: inout ImageWriter)
}

/// Reads what an `ImageWriter` wrote, in the same order.
struct ImageReader {
    fileprivate let image: UnsafeRawPointer
    fileprivate var entry: UnsafePointer<UInt64>

    fileprivate init(image: UnsafeRawPointer, entry: UnsafePointer<UInt64>) {
        self.image = image
        self.entry = entry
    }

    private mutating func next() -> UInt64 {
        defer { entry += 1 }
        return entry.pointee
    }

    mutating func number() -> Int { Int(Int64(bitPattern: next())) }

    mutating func array<Element>() -> FlatArray<Element> {
        let place = next()
        let base = (image + Int(place & 0xFFFF_FFFF)).assumingMemoryBound(to: Element.self)
        return FlatArray(base, count: Int(place >> 32), owner: nil)
    }
}

/// Puts tables into an image.
struct ImageWriter {
    private var entries: [UInt64] = []
    /// The arrays, one behind the other; places are counted from the first.
    private var data: [UInt8] = []
    private var starts: [UInt64] = []
    /// The entries that are places.
    private var places: [Int] = []

    /// Begins the next of the tables.
    mutating func beginTable() { starts.append(UInt64(entries.count)) }

    mutating func add(_ number: Int) { entries.append(UInt64(bitPattern: Int64(number))) }

    mutating func add<Element>(_ array: FlatArray<Element>) {
        // At the beginning of a line of the cache.
        data += [UInt8](repeating: 0, count: -data.count & 63)
        places.append(entries.count)
        entries.append(UInt64(array.count) << 32 | UInt64(data.count))
        data += UnsafeRawBufferPointer(array.buffer)
    }

    /// The bytes of the image.
    var bytes: [UInt8] {
        let head = starts.count + entries.count
        let dataStart = (head * 8 + 63) & ~63
        var words = starts.map { $0 + UInt64(starts.count) } + entries
        for place in places { words[starts.count + place] += UInt64(dataStart) }
        var bytes = words.withUnsafeBytes { [UInt8]($0) }
        bytes += [UInt8](repeating: 0, count: dataStart - bytes.count)
        return bytes + data
    }
}
