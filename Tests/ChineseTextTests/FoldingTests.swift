import ChineseText
import Testing

struct FoldingTests {
    private func fold(_ text: String, _ pairs: [(UInt16, UInt16)] = []) -> String {
        String(decoding: Folding(pairs: pairs).fold(Array(text.utf16)), as: UTF16.self)
    }

    @Test(arguments: [
        ("ＡＢｃ１２３", "ABc123"), ("３４．５％", "34.5%"), ("＋－／～＃", "+-/~#"), ("￥１００", "¥100"), ("￡￠￦", "£¢₩"),
        ("甲　乙\u{A0}丙", "甲 乙 丙"), ("「甲」『乙』﹃丙﹄", "“甲”‘乙’‘丙’"), ("︵甲︶﹙乙﹚", "（甲）（乙）"), ("⽇⽉", "日月"), ("\u{F9E9}", "里"),
        ("2―3─4–5", "2—3—4—5"), ("−1.6", "-1.6"),
    ])
    func unifies(from: String, to: String) { #expect(fold(from) == to) }

    @Test(arguments: ["，。；：！？、（）", "“甲”", "一二三〇百万亿", "㎡①Ⅱ", "《甲》"])
    func leavesAlone(text: String) { #expect(fold(text) == text) }

    @Test func takesPairs() {
        let pairs = zip("國萬學".utf16, "国万学".utf16).map { ($0, $1) }
        #expect(fold("１萬國學", pairs) == "1万国学")
        #expect(fold("１萬國學") == "1萬國學")
    }

    @Test func isIdempotent() {
        let folding = Folding(pairs: [(0x842C, 0x4E07)])
        for unit in UInt16.min...UInt16.max { #expect(folding[folding[unit]] == folding[unit]) }
    }

    /// The page quotes the original, whatever was folded.
    @Test func quotesStayOriginal() {
        let page = Page.mended("產值達１２．５億元，增長５％。", pairs: [(0x5104, 0x4EBF)])
        #expect(page.strings == ["產值達12.5亿元，增長5%。"])
        #expect(page.original(3..<9) == "１２．５億元")
        #expect(page.place(of: 3..<9) == 3..<9)
    }
}
