/// Sees what the head and the tail of a line say: bylines, list marks, page directions.
enum LineMarks {
    /// Marks the lines, and parts those that hold two things ("（上接1版）随后…", "…模式。 ■记者 杨国庆 摄").
    static func mark(
        _ lines: inout [Line], text: UnsafePointer<UInt16>, classes: UnsafePointer<UInt8>, plain: UnsafePointer<UInt64>
    ) {
        var i = 0
        var parted: [Line] = []
        var copied = 0
        while i < lines.count {
            let line = lines[i]
            func reader(_ line: Line) -> LineReader {
                LineReader(text: text, classes: classes, start: Int(line.start), end: Int(line.end))
            }
            if let cut = reader(line).cut(innerMark: Int(line.innerMark)) {
                if copied == 0 { parted.reserveCapacity(lines.count + lines.count / 8 + 4) }
                parted += lines[copied..<i]
                copied = i + 1
                var (head, tail) = part(line, at: cut, text: text, classes: classes, plain: plain)
                // A line has two ends, so that a second cut is the last.
                var pieces = [head, tail]
                if head.start < head.end, tail.start < tail.end,
                    let cut = reader(tail).cut(innerMark: Int(tail.innerMark))
                {
                    (head, tail) = part(tail, at: cut, text: text, classes: classes, plain: plain)
                    pieces = [pieces[0], head, tail]
                }
                for var piece in pieces where piece.start < piece.end {
                    reader(piece).mark(&piece)
                    parted.append(piece)
                }
            } else {
                reader(line).mark(&lines[i])
            }
            i += 1
        }
        if copied > 0 {
            parted += lines[copied...]
            lines = parted
        }
    }

    private static func part(
        _ line: Line, at cut: Int, text: UnsafePointer<UInt16>, classes: UnsafePointer<UInt8>, plain: UnsafePointer<UInt64>
    ) -> (Line, Line) {
        // Scanned anew: the text is folded already, and folding twice changes nothing.
        func rescan(_ range: Range<Int>) -> Line {
            let scratch = UnsafeMutablePointer<UInt16>.allocate(capacity: range.count + 1)
            defer { scratch.deallocate() }
            return identity.withUnsafeBufferPointer { table in
                let units = UnsafeBufferPointer(start: text + range.lowerBound, count: range.count)
                guard
                    var piece = LineScanner.scan(
                        units, folding: table.baseAddress!, classes: classes, plain: plain, into: scratch
                    ).first
                else { return Line(start: 0, end: 0) }
                piece.start += Int32(truncatingIfNeeded: range.lowerBound)
                piece.end += Int32(truncatingIfNeeded: range.lowerBound)
                if piece.innerMark >= 0 { piece.innerMark += Int32(truncatingIfNeeded: range.lowerBound) }
                return piece
            }
        }
        var head = rescan(Int(line.start)..<cut)
        var tail = rescan(cut..<Int(line.end))
        head.blanksBefore = line.blanksBefore
        head.indent = line.indent
        if head.start == head.end { tail.blanksBefore = line.blanksBefore }
        return (head, tail)
    }

    private static let identity: [UInt16] = (0..<0x10000).map { UInt16($0) }
}
