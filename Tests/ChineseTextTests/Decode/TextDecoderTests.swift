import ChineseText
import Foundation
import Testing
import _ExtractFactsTestSupport

struct TextDecoderTests {
    static let simplified = "全县今年新增就业3.2万人，比上年多0.4万人。\n新建学校12所，是近年来最多的一年，人民群众都说好。\n"
    static let traditional = "全縣今年新增就業3.2萬人，比上年多0.4萬人。\n新建學校12所，是近年來最多的一年，人民群眾都說好。\n"

    private func decode(_ bytes: [UInt8], _ encoding: String? = nil) throws -> String {
        String(decoding: try TextDecoder.decode(bytes, encoding: encoding).units, as: UTF16.self)
    }

    private func fixture(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: FixturePages.folder.appendingPathComponent("encodings/\(name).txt")))
    }

    @Test(arguments: [
        ("simplified.utf-8", "UTF-8"), ("simplified.utf-8-bom", "UTF-8"), ("simplified.gb18030", "GB18030"),
        ("simplified.utf-16le", "UTF-16LE"), ("simplified.utf-16be", "UTF-16BE"), ("simplified.utf-16-bom", "UTF-16LE"),
        ("simplified.utf-32be-bom", "UTF-32BE"), ("traditional.big5", "Big5"), ("traditional.gb18030", "GB18030"),
        ("traditional.utf-8", "UTF-8"),
    ])
    func findsTheEncoding(name: String, encoding: String) throws {
        let text = try TextDecoder.decode(try fixture(name))
        #expect(
            String(decoding: text.units, as: UTF16.self) == (name.hasPrefix("s") ? Self.simplified : Self.traditional))
        #expect(text.encoding == encoding)
        #expect(text.replacements == 0)
    }

    @Test func readsGBKWithFewBadBytes() throws {
        var bytes = try fixture("simplified.gb18030")
        bytes.append(0xD6)  // the first half of a character, where a file was cut
        let text = try TextDecoder.decode(bytes)
        #expect(text.encoding == "GB18030")
        #expect(String(decoding: text.units, as: UTF16.self) == Self.simplified + "\u{FFFD}")
        #expect(text.replacements == 1)
    }

    @Test func takesTheCallersEncoding() throws {
        let bytes = try fixture("traditional.big5")
        #expect(try decode(bytes, "big5") == Self.traditional)
        #expect(try decode(bytes, "BIG5") == Self.traditional)
        #expect(try decode(fixture("simplified.gb18030"), "gb2312") == Self.simplified)
        #expect(try decode(Array("只有几个字".utf8), "utf-8") == "只有几个字")
    }

    @Test func byteOrderMarkWinsOverTheCaller() throws {
        #expect(try decode(fixture("simplified.utf-8-bom"), "big5") == Self.simplified)
    }

    @Test func refusesUnknownEncodings() {
        #expect(throws: TextError.unknownEncoding("klingon-8")) {
            try TextDecoder.decode([0x41], encoding: "klingon-8")
        }
        #expect(throws: TextError.unknownEncoding("")) { try TextDecoder.decode([0x41], encoding: "") }
    }

    @Test func refusesBinaryFiles() {
        let png: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 1,
            0, 8, 6,
        ]
        #expect(throws: TextError.binary) { try TextDecoder.decode(png) }
        #expect(throws: TextError.binary) { try TextDecoder.decode([UInt8](repeating: 0, count: 4096)) }
    }

    @Test func emptyBytesAreEmptyText() throws {
        #expect(try decode([]) == "")
        #expect(try decode([0xEF, 0xBB, 0xBF]) == "")
        #expect(try decode([], "gb18030") == "")
    }

    @Test(
        arguments: [
            ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0x80], 3), ([0xED, 0xA0, 0x80], 3), ([0xF0, 0x9F, 0x98], 1),
            ([0xE4, 0xB8], 1),
            ([0xF4, 0x90, 0x80, 0x80], 4), ([0xE4, 0x41], 1), ([0xFF], 1), ([0x80, 0xBF], 2),
        ] as [([UInt8], Int)])
    func eachMaximalSubpartIsOneReplacement(bad: [UInt8], count: Int) throws {
        let good = Array("大家都说这个办法好，".utf8)
        let text = try TextDecoder.decode(good + good + good + bad + good)
        #expect(text.encoding == "UTF-8")
        #expect(text.replacements == count)
        let expected = String(decoding: good + good + good + bad + good, as: UTF8.self)
        #expect(String(decoding: text.units, as: UTF16.self) == expected)
    }

    /// Sequences of three bytes are read four at a time: whatever stands between them, and wherever, ends that.
    @Test(arguments: ["a", "é", "😀", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}"])
    func readsWhatStandsBetweenIdeographs(other: String) throws {
        for place in 0...14 {
            let text = String(repeating: "湖", count: place) + other + String(repeating: "光", count: 14 - place) + other
            #expect(try decode(Array(text.utf8)) == text)
        }
    }

    @Test(arguments: [[0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xE6, 0xB9], [0xE6, 0x41, 0x80], [0xB9, 0x96]] as [[UInt8]])
    func damageBetweenIdeographsStaysWhereItIs(bad: [UInt8]) throws {
        for place in 0...9 {
            let bytes = Array(String(repeating: "湖", count: 40 + place).utf8) + bad + Array(String(repeating: "光", count: 9 - place).utf8)
            #expect(try decode(bytes, "utf-8") == String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func offsetsCountCodePoints() throws {
        let text = try TextDecoder.decode(Array("a😀b𠀀c".utf8))
        #expect(text.units.count == 7)
        #expect((0...7).map { text.codePointOffset(of: $0) } == [0, 1, 2, 2, 3, 4, 4, 5])
    }

    @Test func loneSurrogatesCannotAppear() throws {
        #expect(
            SourceText(units: [0xD800, 0x41, 0xDC00, 0xD83D, 0xDE00]).units == [0xFFFD, 0x41, 0xFFFD, 0xD83D, 0xDE00])
        let text = try TextDecoder.decode([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00])
        #expect(text.units == [0xFFFD, 0x41])
    }

    /// Whatever the bytes: text or an error, and a page whose spans lie within it.
    @Test func randomBytesNeverTrap() {
        var random = SeededRandom(7)
        let mender = Mender(folding: Folding(pairs: []))
        for round in 0..<1500 {
            let length = Int(random.next() % 300)
            var bytes: [UInt8] = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            if round % 3 == 1 {
                bytes = bytes.map { 0x20 + $0 % 0x60 }
            } else if round % 3 == 2 {
                // Text with holes: words, blanks, line ends and marks in any order.
                let pieces = [
                    "■记者", "\n", " ", "\t", "1", "2.5", "。", "，", "（上接1版）", "本报讯", "一、", "序号", "—", "\"", "三", "\r",
                    "　", "Tier", "%", "2版>>", "**", "摄", "上接", "版）", "讯（记者", "0", "序号 名称 单位", "（", "）", "😀",
                ]
                bytes = (0..<length).flatMap { _ in Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8) }
            }
            let names = [nil, "gb18030", "big5", "utf-16le", "utf-8", "utf-32be"]
            guard let text = try? TextDecoder.decode(bytes, encoding: names[Int(random.next() % 6)]) else { continue }
            for (i, unit) in text.units.enumerated() where unit & 0xF800 == 0xD800 {
                if unit & 0xFC00 == 0xD800 { #expect(i + 1 < text.units.count && text.units[i + 1] & 0xFC00 == 0xDC00) }
            }
            PageInvariants.check(mender.page(text))
        }
    }
}
