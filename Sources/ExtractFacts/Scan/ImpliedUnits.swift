import FactRules

/// Units that a number has without their form behind it, looked up once.
struct ImpliedUnits: Sendable {
    let percent: Int
    let perMille: Int
    let perTenThousand: Int
    let times: Int
    let rank: Int
    let item: Int
    let yuan: Int
    let celsius: Int
    let quarterHour: Int
    /// Signs and words before sums of money, longest first.
    let currencies: [(form: [UInt16], unit: Int)]
    /// Names of currencies that may stand before a sum told in 元, or one without a unit.
    let namedCurrencies: [(form: [UInt16], unit: Int)]

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
        yuan = place("元")
        celsius = place("℃", "摄氏度")
        quarterHour = place("刻钟")
        let signs: [(String, String)] = [
            ("人民币", "元"), ("RMB", "元"), ("CNY", "元"), ("¥", "元"), ("￥", "元"), ("US$", "美元"), ("USD", "美元"),
            ("$", "美元"), ("HK$", "港元"), ("HKD", "港元"), ("NT$", "新台币"), ("€", "欧元"), ("EUR", "欧元"), ("£", "英镑"),
            ("GBP", "英镑"), ("₩", "韩元"), ("JP¥", "日元"), ("₽", "卢布"), ("₹", "卢比"),
        ]
        let names: [(String, String)] = [
            ("人民币", "元"), ("港币", "港元"), ("港元", "港元"), ("新台币", "新台币"), ("台币", "新台币"), ("美元", "美元"), ("美金", "美元"),
            ("日元", "日元"), ("日圆", "日元"), ("日币", "日元"), ("欧元", "欧元"), ("英镑", "英镑"), ("澳门币", "澳门元"), ("澳门元", "澳门元"),
            ("澳元", "澳元"), ("加元", "加元"), ("韩元", "韩元"), ("韩币", "韩元"), ("泰铢", "泰铢"), ("卢布", "卢布"), ("新加坡元", "新加坡元"),
        ]
        namedCurrencies = names.compactMap { name, unit in table.place(of: unit).map { (Array(name.utf16), $0) } }
            .sorted { $0.0.count > $1.0.count }
        currencies = signs.compactMap { sign, unit in table.place(of: unit).map { (Array(sign.utf16), $0) } }
            .sorted { $0.0.count > $1.0.count }
    }
}
