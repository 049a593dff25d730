/// Sorts words whose upper half is a key of at most 18 bits and whose lower halves are all different.
enum WordSort {
    /// Words of the same key must come in the order of their lower halves if there are more than a thousand.
    static func sort(_ words: UnsafeMutableBufferPointer<UInt64>) {
        if words.count > 1000 {
            sortByRadix(words)
        } else if words.count > 24 {
            var words = words
            words.sort()
        } else {
            sortByInsertion(words)
        }
    }

    private static func sortByInsertion(_ words: UnsafeMutableBufferPointer<UInt64>) {
        var i = 1
        while i < words.count {
            let word = words[i]
            var at = i
            while at > 0, words[at &- 1] > word {
                words[at] = words[at &- 1]
                at &-= 1
            }
            words[at] = word
            i &+= 1
        }
    }

    /// In two rounds of nine bits of the key.
    private static func sortByRadix(_ words: UnsafeMutableBufferPointer<UInt64>) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words.count) { scratch in
            var (from, to) = (words, scratch)
            for shift in [UInt64(32), 41] {
                var starts = [Int](repeating: 0, count: 513)
                for word in from { starts[Int(word >> shift & 511) + 1] += 1 }
                for i in 1..<512 { starts[i] += starts[i - 1] }
                for word in from {
                    let digit = Int(word >> shift & 511)
                    to[starts[digit]] = word
                    starts[digit] += 1
                }
                swap(&from, &to)
            }
        }
    }
}
