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
