/// Characters that mean the same, made the same: one unit for one unit, so that every place keeps its place.
///
/// Full-width ASCII and blanks become half-width, compatibility forms their usual ones, other dashes "—", corner quotes
/// “ ” and ‘ ’. Chinese punctuation (，。；：！？、（）) stays, since it does not mean what ASCII's does; vertical and
/// small forms of it become it. Traditional characters become simplified by the pairs given.
public struct Folding: @unchecked Sendable {
    /// What each of the 65,536 units becomes.
    private let table: UnsafePointer<UInt16>
    /// Frees the table; nil where that is part of the program.
    private let owner: Owner?

    private final class Owner: @unchecked Sendable {
        let table: UnsafeMutablePointer<UInt16>

        init(copying units: [UInt16]) {
            table = .allocate(capacity: units.count)
            table.initialize(from: units, count: units.count)
        }

        deinit { table.deallocate() }
    }

    /// Builds the table from pairs of a unit and what it becomes; the pairs win over what is built in.
    public init(pairs: [(UInt16, UInt16)]) {
        var table = [UInt16](unsafeUninitializedCapacity: 0x10000) { buffer, count in
            for i in 0..<0x10000 { buffer[i] = UInt16(i) }
            count = 0x10000
        }
        Self.addWidth(to: &table)
        Self.addForms(to: &table)
        for (from, to) in pairs { table[Int(from)] = to }
        // A pair may lead to a compatibility form, or stand for one already folded: one more step makes the table
        // idempotent.
        for i in 0..<0x10000 { table[i] = table[Int(table[i])] }
        let owner = Owner(copying: table)
        self.table = UnsafePointer(owner.table)
        self.owner = owner
    }

    /// A table that stays where it is as long as the program runs.
    public init(table: UnsafePointer<UInt16>) {
        self.table = table
        owner = nil
    }

    /// What a unit becomes.
    public subscript(unit: UInt16) -> UInt16 { table[Int(unit)] }

    /// The 65,536 entries, for loops that fold a whole text.
    public func withTable<Result>(_ body: (UnsafePointer<UInt16>) -> Result) -> Result { withExtendedLifetime(owner) { body(table) } }

    /// Folds units one for one.
    public func fold(_ units: [UInt16]) -> [UInt16] {
        withTable { table in
            units.withUnsafeBufferPointer { source in
                [UInt16](unsafeUninitializedCapacity: source.count) { target, count in
                    for i in 0..<source.count { target[i] = table[Int(source[i])] }
                    count = source.count
                }
            }
        }
    }

    private static func addWidth(to table: inout [UInt16]) {
        let keptWide = Set("，；：！？（）".utf16)
        for unit in UInt16(0xFF01)...0xFF5E where !keptWide.contains(unit) { table[Int(unit)] = unit - 0xFEE0 }
        let blanks: [ClosedRange<UInt16>] = [
            0x3000...0x3000, 0x00A0...0x00A0, 0x2000...0x200A, 0x202F...0x202F, 0x205F...0x205F,
        ]
        for unit in blanks.joined() { table[Int(unit)] = 0x20 }
        add("￠￡￢￣￥￦", "¢£¬¯¥₩", to: &table)
    }

    private static func addForms(to table: inout [UInt16]) {
        add("「」『』﹁﹂﹃﹄〝〞〟｢｣", "“”‘’“”‘’“””“”", to: &table)
        add("︐︑︒︓︔︕︖︗︘︙︱︲︳", "，、。：；！？〖〗…——_", to: &table)
        add("︵︶︷︸︹︺︻︼︽︾︿﹀", "（）{}〔〕【】《》〈〉", to: &table)
        add("﹐﹑﹒﹔﹕﹖﹗﹘﹙﹚﹛﹜﹝﹞﹟﹠﹡﹢﹣﹤﹥﹦﹨﹩﹪﹫", "，、.；：？！—（）{}〔〕#&*+-<>=\\$%@", to: &table)
        add("｡､･‧・", "。、···", to: &table)
        add("–―─━", "————", to: &table)
        add("‐‑‒−", "----", to: &table)
        add("〜∼", "~~", to: &table)
        add("⺟⻳", "母龟", to: &table)
        addBlock(CompatibilityIdeographs.radicals, at: 0x2F00, to: &table)
        addBlock(CompatibilityIdeographs.ideographs, at: 0xF900, to: &table)
    }

    private static func add(_ from: String, _ to: String, to table: inout [UInt16]) {
        precondition(from.utf16.count == to.utf16.count, "one unit for one unit")
        for (a, b) in zip(from.utf16, to.utf16) { table[Int(a)] = b }
    }

    private static func addBlock(_ replacements: String, at start: Int, to table: inout [UInt16]) {
        for (i, unit) in replacements.utf16.enumerated() where unit != 0x3013 { table[start + i] = unit }
    }
}
