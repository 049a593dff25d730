extension FilePath {
    /// Whether it leads to a SQLite database, by the bytes that every one begins with.
    var isDatabase: Bool {
        guard let status = try? status(), status.isFile, var reader = try? FileReader(self) else { return false }
        var bytes: [UInt8] = []
        while bytes.count < 16, let count = try? reader.read(into: &bytes, upTo: 16 - bytes.count), count > 0 {}
        return bytes.elementsEqual("SQLite format 3\0".utf8)
    }
}
