/// For each unit of one sentence the token that holds it: what would else be searched for dozens of times a rule. Used
/// again for one sentence after the other.
final class TokenMap {
    private var room = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 512)

    deinit { room.deallocate() }

    /// The tokens of the units of `span`, from its first; valid until the next call.
    func fill(_ tokens: UnsafeBufferPointer<Token>, _ span: Range<Int>) -> UnsafePointer<Int32> {
        if room.count < span.count {
            room.deallocate()
            room = .allocate(capacity: span.count * 2)
        }
        let base = room.baseAddress!
        var at = span.lowerBound
        for index in tokens.indices {
            let start = max(at, Int(tokens[index].start))
            let end = min(span.upperBound, Int(tokens[index].end))
            while at < start {
                base[at &- span.lowerBound] = -1
                at &+= 1
            }
            while at < end {
                base[at &- span.lowerBound] = Int32(truncatingIfNeeded: index)
                at &+= 1
            }
        }
        while at < span.upperBound {
            base[at &- span.lowerBound] = -1
            at &+= 1
        }
        return UnsafePointer(base)
    }
}
