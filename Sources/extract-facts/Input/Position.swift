/// How far a list of inputs has been read.
struct Position: Sendable, Equatable {
    /// How many inputs are done with.
    var input = 0
    /// How many bytes of the next one are, unpacked: whole lines of JSON Lines, or none.
    var offset = 0
    /// The number of lines in them.
    var line = 0
    /// The hash of these bytes where they came by standard input: of files the size and date are known.
    var digest: UInt64 = 0
}
