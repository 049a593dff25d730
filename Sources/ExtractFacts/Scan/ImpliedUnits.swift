import FactRules

/// Units that a number has without their form behind it, looked up once.
struct ImpliedUnits: Sendable {
    let percent: Int
    let perMille: Int
    let perTenThousand: Int
    let times: Int
    let rank: Int
    let item: Int
    /// Signs and words before sums of money, longest first.
    let currencies: [(form: [UInt16], unit: Int)]

    init(_ table: UnitTable) {
        func place(_ forms: String...) -> Int {
            for form in forms { if let found = table.place(of: form) { return found } }
            return -1
        }
        percent = place("%")
        perMille = place("‰")
        perTenThousand = place("‱", "万分比")
        times = place("倍")
        rank = place("位")
        item = place("个")
        let signs: [(String, String)] = [
            ("人民币", "元"), ("RMB", "元"), ("CNY", "元"), ("¥", "元"), ("￥", "元"), ("US$", "美元"), ("USD", "美元"),
            ("$", "美元"), ("HK$", "港元"), ("HKD", "港元"), ("NT$", "新台币"), ("€", "欧元"), ("EUR", "欧元"), ("£", "英镑"),
            ("GBP", "英镑"), ("₩", "韩元"), ("JP¥", "日元"), ("₽", "卢布"), ("₹", "卢比"),
        ]
        currencies = signs.compactMap { sign, unit in table.place(of: unit).map { (Array(sign.utf16), $0) } }
            .sorted { $0.0.count > $1.0.count }
    }
}
