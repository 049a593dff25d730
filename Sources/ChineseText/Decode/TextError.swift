/// Why bytes could not be read as text.
public enum TextError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The bytes are no text: dense with control bytes, and no UTF-16.
    case binary
    /// The caller named an encoding that ICU does not know.
    case unknownEncoding(String)
    /// More bytes than offsets of 32 bits can count.
    case tooLarge(bytes: Int)

    public var description: String {
        switch self {
        case .binary: "not text: dense with control bytes"
        case .unknownEncoding(let name): "unknown encoding '\(name)'"
        case .tooLarge(let bytes): "too large: \(bytes) bytes, at most \(TextDecoder.largestInput) can be read"
        }
    }
}
