import ChineseText
import ExtractFacts
import FactRules

/// Measures the ways of reading one corpus against each other.
struct CorpusBenchmark {
    let corpus: Corpus
    let extractor: Extractor

    /// What was measured: the seconds of each round.
    struct Result {
        var name: String
        var bytes: Int
        var documents: Int
        var factsOnce: Int
        var bytesOnce: Int
        var breaker: [Double] = []
        var scanner: [Double] = []
        var oneJob: [Double] = []
        var twoJobs: [Double] = []
    }

    func measure(rounds: Int) throws -> Result {
        let rules = try RuleSet(RuleFile.shipped, image: .shipped)
        let mender = Mender(folding: rules.folding)
        let scanner = Scanner(
            units: rules.units, modifiers: rules.modifiers, names: rules.notQuantities, periods: rules.periodWords, nouns: rules.countedNouns)
        // The breaker gets its text decoded, the scanner mended: both are spared what the whole way has to do.
        let pages = try corpus.once.map { mender.page(try TextDecoder.decode($0.bytes)) }
        let breaker = try WordBreaker()
        let once = FactReading(corpus: corpus.alone, extractor: extractor).read(jobs: 1)
        let reading = FactReading(corpus: corpus, extractor: extractor)
        var result = Result(
            name: corpus.name, bytes: corpus.bytes, documents: corpus.count, factsOnce: once.facts, bytesOnce: corpus.bytesOnce)
        var pieces: Int?
        var found: Int?
        for _ in 0..<rounds {
            let broken = Stopwatch.time { forEachPage(pages) { breaker.count($0.source.units) } }
            let scanned = Stopwatch.time { forEachPage(pages) { scan($0, with: scanner) } }
            let one = Stopwatch.time { reading.read(jobs: 1) }
            let two = Stopwatch.time { reading.read(jobs: 2) }
            guard broken.result == pieces ?? broken.result, scanned.result == found ?? scanned.result else {
                throw BenchmarkError("\(corpus.name): two passes differ")
            }
            (pieces, found) = (broken.result, scanned.result)
            let expected = FactReading.Sum(facts: once.facts * corpus.repetitions, bytes: once.bytes * corpus.repetitions)
            for sum in [one.result, two.result] where sum != expected {
                throw BenchmarkError("\(corpus.name): \(sum.facts) facts in \(sum.bytes) bytes, not \(expected.facts) in \(expected.bytes)")
            }
            result.breaker.append(broken.seconds)
            result.scanner.append(scanned.seconds)
            result.oneJob.append(one.seconds)
            result.twoJobs.append(two.seconds)
        }
        return result
    }

    private func forEachPage(_ pages: [Page], _ count: (Page) -> Int) -> Int {
        var sum = 0
        for _ in 0..<corpus.repetitions { for page in pages { sum += count(page) } }
        return sum
    }

    /// The number of quantities and periods, sentence by sentence as the whole way reads them.
    private func scan(_ page: Page, with scanner: Scanner) -> Int {
        page.text.withUnsafeBufferPointer { text in
            var found = Scanner.Result()
            var sum = 0
            for sentence in page.sentences() {
                found.quantities.removeAll(keepingCapacity: true)
                found.periods.removeAll(keepingCapacity: true)
                scanner.scan(text, in: sentence.span, into: &found)
                sum += found.quantities.count + found.periods.count
            }
            return sum
        }
    }
}

extension Corpus {
    private init(name: String, once: [Document], repetitions: Int) {
        self.name = name
        self.once = once
        self.repetitions = repetitions
        bytesOnce = once.reduce(0) { $0 + $1.bytes.count }
    }

    /// The texts once.
    var alone: Corpus { Corpus(name: name, once: once, repetitions: 1) }

    /// All texts one after the other as one document that is at least so long.
    func joined(bytes wanted: Int) -> Corpus {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(wanted + bytesOnce)
        while bytes.count < wanted { for document in once where bytes.count < wanted { bytes += document.bytes + [0x0A, 0x0A] } }
        return Corpus(name: name, once: [Document(id: "joined", bytes: bytes)], repetitions: 1)
    }
}
