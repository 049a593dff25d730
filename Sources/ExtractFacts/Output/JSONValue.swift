import ChineseText

/// A JSON value whose objects keep the order of their keys: for what is written seldom, such as explanations.
public indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case decimal(ExactDecimal)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// The value, or null.
    init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }
    init(_ number: ExactDecimal?) { self = number.map(JSONValue.decimal) ?? .null }
    /// A place in code points as `[start, end]`, or null.
    init(_ place: Range<Int>?) { self = place.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null }

    /// Appends the value without blanks.
    public func append(to buffer: inout [UInt8]) {
        switch self {
        case .null: buffer.append(ascii: "null")
        case .bool(let value): if value { buffer.append(ascii: "true") } else { buffer.append(ascii: "false") }
        case .integer(let value): buffer.append(decimal: value)
        case .decimal(let value): value.append(to: &buffer)
        case .string(let value): buffer.append(json: value)
        case .array(let values):
            buffer.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: ",")) }
                value.append(to: &buffer)
            }
            buffer.append(UInt8(ascii: "]"))
        case .object(let members):
            buffer.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: ",")) }
                buffer.append(json: member.0)
                buffer.append(UInt8(ascii: ":"))
                member.1.append(to: &buffer)
            }
            buffer.append(UInt8(ascii: "}"))
        }
    }
}
