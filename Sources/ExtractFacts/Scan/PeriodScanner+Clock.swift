import ChineseText

extension PeriodScanner {
    /// The end of a time of day at `at` (上午9时30分, 20:00), or nil. `isStated`: a date stands before it.
    func timeOfDay(_ text: UnsafeBufferPointer<UInt16>, _ start: Int, _ limit: Int, isStated: Bool) -> Int? {
        var at = start
        var isStated = isStated
        while isStated, let word = words.daytime(in: text, at: at, to: limit) { at = word }
        isStated = isStated || at > start
        guard let hour = smallNumber(text, at, limit), hour.value <= 24, hour.digits <= 2, hour.end + 1 <= limit else {
            return at > start ? at : nil
        }
        let fallback = at > start ? at : nil
        guard hour.end < limit else { return fallback }
        // 0—24时
        if let second = connector(text, hour.end, limit), !hour.isChinese, let last = smallNumber(text, second, limit), last.value <= 24,
            last.end < limit, text[last.end] == 0x65F6, !continuesHour(text, last.end + 1, limit)
        {
            return last.end + 1
        }
        switch text[hour.end] {
        case 0x65F6, 0x70B9:  // 时 点
            let isHour = text[hour.end] == 0x65F6
            // 8点至10点
            if !isHour, let second = connector(text, hour.end + 1, limit), let last = smallNumber(text, second, limit), last.value <= 24,
                last.digits <= 2, last.end < limit, text[last.end] == 0x70B9
            {
                return text.skip(.half, at: last.end + 1, limit)
            }
            var end = hour.end + 1
            var isTime = isStated || (isHour && !hour.isChinese && !continuesHour(text, end, limit))
            if let minute = smallNumber(text, end, limit), minute.value < 60, minute.end < limit, text[minute.end] == 0x5206 {
                end = minute.end + 1
                isTime = true
            } else if end < limit, text[end] == 0x8BB8 || text[end] == 0x6574 || (text[end] == .half && !isHour) || text[end] == .more && isStated {
                end += 1
                isTime = true
            } else if end < limit, !isHour, text[end] == 0x949F {
                end += 1
                isTime = true
            }
            return isTime ? end : fallback
        case 0x3A, 0xFF1A:
            guard !hour.isChinese, let minute = smallNumber(text, hour.end + 1, limit), minute.digits == 2, minute.value < 60 else {
                return fallback
            }
            var end = minute.end
            if end + 2 < limit, text[end] == 0x3A || text[end] == 0xFF1A, let second = smallNumber(text, end + 1, limit), second.digits == 2 {
                end = second.end
            }
            return end
        default: return fallback
        }
    }

    /// Whether a word for a time of day ends at `end`: 下午3点, 早8点.
    func isDaytime(_ text: UnsafeBufferPointer<UInt16>, before end: Int) -> Bool {
        guard end > 0 else { return false }
        switch text[end - 1] {
        case 0x65E9, 0x665A: return true  // 早 晚
        case 0x5348, 0x4E0A, 0x6668, 0x591C, 0x95F4, 0x91CC: break  // 午 上 晨 夜 间 里
        default: return false
        }
        guard end > 1 else { return false }
        return words.daytime(in: text, at: end - 2, to: end) == end
    }

    /// Whether 时 is the beginning of another word: 时期, 时间, 时候, 时速.
    private func continuesHour(_ text: UnsafeBufferPointer<UInt16>, _ at: Int, _ limit: Int) -> Bool {
        guard at < limit else { return false }
        switch text[at] {
        case 0x671F, 0x95F4, 0x5019, 0x901F, 0x4EE3, 0x6BB5, 0x5C1A, 0x4E8B, 0x653F: return true
        default: return false
        }
    }
}
