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
