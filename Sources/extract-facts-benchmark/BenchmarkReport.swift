/// All figures, for people and for programs.
struct BenchmarkReport {
    let rounds: Int
    let megabytes: Int
    var corpora: [CorpusBenchmark.Result] = []
    var lengths: [LengthBenchmark.Result] = []
    var pieces: [PieceBenchmark.Result] = []
    var command = CommandBenchmark.Result()
    /// Seconds to load the rules.
    var loading: [Double] = []

    /// The cost of a byte in the longest document, as a multiple of that in a document of a megabyte.
    private var growth: Double {
        guard let short = lengths.first, let long = lengths.last else { return .nan }
        return long.seconds.medianRatio(to: short.seconds) * Double(short.bytes) / Double(long.bytes)
    }

    var text: String {
        var lines = [
            "\(Machine.processor), \(Machine.cores) cores; \(Machine.compiler), ICU \(WordBreaker.version); medians of \(rounds) rounds"
        ]
        for corpus in corpora {
            func row(_ name: String, _ seconds: [Double]) -> String {
                let speed = Double(corpus.bytes) / 1e6 / seconds.median
                return "  \(name.padded(28))\(speed.rounded(1).padded(8, left: true)) MB/s"
                    + "\(corpus.breaker.medianRatio(to: seconds).rounded(2).padded(9, left: true)) x"
            }
            lines += [
                "",
                "\(corpus.name): \(corpus.documents) documents, \(corpus.bytes / 1_000_000) MB, "
                    + "a fact every \(corpus.bytesOnce / max(1, corpus.factsOnce)) bytes (\(corpus.factsOnce) facts in \(corpus.bytesOnce) bytes)",
                row("ICU word breaker", corpus.breaker), row("numbers and periods alone", corpus.scanner),
                row("bytes to facts, 1 job", corpus.oneJob), row("bytes to facts, 2 jobs", corpus.twoJobs),
                "  2 jobs as a multiple of 1   \(corpus.oneJob.medianRatio(to: corpus.twoJobs).rounded(2).padded(8, left: true)) x",
            ]
        }
        lines += [
            "", "a byte in one document of \((lengths.last?.bytes ?? 0) / 1_000_000) MB costs \(growth.rounded(2)) x that in one of 1 MB",
            "rules loaded in \((loading.median * 1e3).rounded(1)) ms",
            "started on an empty input in \((command.empty.median * 1e3).rounded(1)) ms, on one line in \((command.oneLine.median * 1e3).rounded(1)) ms",
            "peak memory \((Double(command.batchMemory) / 1e6).rounded(1)) MB for \(command.batchFiles) files of "
                + "\((Double(command.batchBytes) / 1e6).rounded(1)) MB, 2 jobs",
        ]
        lines += ["", "100,000 characters of one piece repeated, as a multiple of the time for 1,000:"]
        lines += pieces.map { "  \($0.long.medianRatio(to: $0.short).rounded(1).padded(6, left: true)) x  \($0.piece.quoted)" }
        return lines.joined(separator: "\n")
    }

    var json: String {
        let found = corpora.map { corpus in
            func speed(_ seconds: [Double]) -> String { (Double(corpus.bytes) / 1e6 / seconds.median).rounded(2) }
            func ratio(_ seconds: [Double]) -> String { corpus.breaker.medianRatio(to: seconds).rounded(3) }
            return "{\"name\": \(corpus.name.quoted), \"bytes\": \(corpus.bytes), \"documents\": \(corpus.documents), "
                + "\"bytes_once\": \(corpus.bytesOnce), \"facts_once\": \(corpus.factsOnce), "
                + "\"mb_per_s\": {\"icu\": \(speed(corpus.breaker)), \"scanner\": \(speed(corpus.scanner)), "
                + "\"one_job\": \(speed(corpus.oneJob)), \"two_jobs\": \(speed(corpus.twoJobs))}, "
                + "\"ratio_to_icu\": {\"scanner\": \(ratio(corpus.scanner)), \"one_job\": \(ratio(corpus.oneJob)), "
                + "\"two_jobs\": \(ratio(corpus.twoJobs))}, "
                + "\"two_jobs_to_one\": \(corpus.oneJob.medianRatio(to: corpus.twoJobs).rounded(3))}"
        }
        let growths = pieces.map { "\($0.piece.quoted): \($0.long.medianRatio(to: $0.short).rounded(1))" }
        return "{\"processor\": \(Machine.processor.quoted), \"cores\": \(Machine.cores), \"compiler\": \(Machine.compiler.quoted), "
            + "\"icu\": \(WordBreaker.version.quoted), \"rounds\": \(rounds), \"corpora\": [\(found.joined(separator: ", "))], "
            + "\"length_growth\": \(growth.rounded(3)), \"piece_growth\": {\(growths.joined(separator: ", "))}, \"rules_ms\": \((loading.median * 1e3).rounded(2)), "
            + "\"start_empty_ms\": \((command.empty.median * 1e3).rounded(2)), \"start_one_line_ms\": \((command.oneLine.median * 1e3).rounded(2)), "
            + "\"batch_files\": \(command.batchFiles), \"batch_bytes\": \(command.batchBytes), \"batch_peak_bytes\": \(command.batchMemory)}"
    }
}

extension Double {
    /// With so many decimals; `null` for no number, which only JSON has to bear.
    func rounded(_ decimals: Int) -> String {
        guard isFinite else { return "null" }
        var scale = 1
        for _ in 0..<decimals { scale *= 10 }
        let scaled = Int((self * Double(scale)).rounded())
        let fraction = String(abs(scaled % scale))
        return "\(scaled / scale)" + (decimals == 0 ? "" : "." + String(repeating: "0", count: decimals - fraction.count) + fraction)
    }
}

extension String {
    /// Filled up with blanks, right of it or left.
    func padded(_ width: Int, left: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - count))
        return left ? blanks + self : self + blanks
    }

    /// As a JSON string; what is written here holds nothing else that must be escaped.
    var quoted: String {
        let escapes: [Character: String] = ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\t": "\\t"]
        return "\"" + map { escapes[$0] ?? "\($0)" }.joined() + "\""
    }
}
