import CCompression
import Glibc

/// Unpacks a gzip or Zstandard archive piece by piece: the one place where zlib and libzstd are called.
final class Decompressor {
    enum Format: String {
        case gzip
        case zstd = "Zstandard"

        /// The format that the first bytes of a file tell. No text in any encoding begins like this.
        init?(head: some Collection<UInt8>) {
            if head.starts(with: [0x1F, 0x8B]) {
                self = .gzip
            } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
                self = .zstd
            } else {
                return nil
            }
        }

        /// The format that a file's name promises.
        init?(name: some BidirectionalCollection<UInt8>) {
            if name.suffix(3).elementsEqual(".gz".utf8) {
                self = .gzip
            } else if name.suffix(4).elementsEqual(".zst".utf8) {
                self = .zstd
            } else {
                return nil
            }
        }
    }

    /// How many bytes at the head of a file tell its format.
    static let headLength = 4

    private let format: Format
    private let unpacker: UnsafeMutableRawPointer
    /// Whether the archive may end here.
    private(set) var isBetweenMembers = true

    init(_ format: Format) throws(SystemError) {
        guard let unpacker = ccompression_open(format == .gzip ? ccompression_gzip : ccompression_zstd) else {
            throw SystemError(code: ENOMEM)
        }
        self.format = format
        self.unpacker = unpacker
    }

    deinit { ccompression_close(unpacker) }

    /// Appends up to `count` bytes to the buffer and gives how many bytes of the archive they took. Call it again with what
    /// is left of the source until it takes nothing and gives nothing.
    func unpack(_ source: ArraySlice<UInt8>, into buffer: inout [UInt8], upTo count: Int) throws(SystemError) -> Int {
        // Tapes and block devices pad archives with zeros.
        let padding = format == .gzip && isBetweenMembers ? source.prefix { $0 == 0 }.count : 0
        if isBetweenMembers, padding == source.count { return padding }
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: count))
        var taken = 0
        var given = 0
        let code = source.dropFirst(padding).withUnsafeBufferPointer { source in
            buffer.withUnsafeMutableBufferPointer { target in
                ccompression_unpack(unpacker, source.baseAddress, source.count, &taken, target.baseAddress! + start, count, &given)
            }
        }
        buffer.removeLast(count - given)
        if code == ccompression_damaged {
            throw SystemError("The \(format.rawValue) archive is damaged: \(String(cString: ccompression_reason(unpacker)))")
        }
        if code == ccompression_member_ended {
            isBetweenMembers = true
        } else if taken > 0 {
            isBetweenMembers = false
        }
        return padding + taken
    }

    /// What an archive that stops in the middle is called.
    var truncation: SystemError { SystemError("The \(format.rawValue) archive is damaged: it ends too early") }
}
