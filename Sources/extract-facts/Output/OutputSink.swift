/// Where the records go that the documents make, in the order of the documents.
protocol OutputSink: AnyObject {
    /// Takes what some documents made. A reader that has gone away is `BrokenPipe`.
    func write(_ bytes: [UInt8]) throws
    /// Makes the output whole: nothing may be written afterwards.
    func finish() throws
    /// Leaves what stood there before as it was.
    func abandon()
}
