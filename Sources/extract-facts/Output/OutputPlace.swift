/// Where a run writes.
struct OutputPlace {
    /// The file; nil for standard output.
    let path: FilePath?
    /// The unfinished file, where another run can go on with it.
    let resumable: ResumableOutput?

    /// Opens what is to be written.
    func open() throws(SystemError) -> FileWriter {
        if let resumable { return resumable.writer }
        return try FileWriter(path)
    }

    /// Whether what stands before the first record is written already.
    var isBegun: Bool { resumable?.isBegun ?? false }
    /// Whether records are written already.
    var hasRecords: Bool { (resumable?.tally.records ?? 0) > 0 }
}
