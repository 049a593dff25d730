import ChineseText

/// The forms that a trie is built of: their UTF-16 units one after the other, and what each is entered with.
struct FormList {
    private(set) var units: [UInt16] = []
    /// Where each form ends in `units`.
    private var ends: [Int32] = []
    private var values: [Int32] = []

    var count: Int { ends.count }
    /// Where a form stands in `units`.
    func span(of form: Int) -> Range<Int> { (form == 0 ? 0 : Int(ends[form - 1]))..<Int(ends[form]) }

    func withBuffers(_ body: (UnsafeBufferPointer<UInt16>, _ ends: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Int32>) -> Void) {
        units.withUnsafeBufferPointer { units in
            ends.withUnsafeBufferPointer { ends in
                values.withUnsafeBufferPointer { values in body(units, ends, values) }
            }
        }
    }

    mutating func reserve(_ forms: Int) {
        units.reserveCapacity(forms * 4)
        ends.reserveCapacity(forms)
        values.reserveCapacity(forms)
    }

    /// Adds a form, each unit changed by `folding` where that is given; gives the number of its units.
    @discardableResult
    mutating func add(_ cell: Cell, _ value: Int, folding: Folding? = nil) -> Int {
        let start = units.count
        // One append for all units: each would ask whether there is room.
        withUnsafeTemporaryAllocation(of: UInt16.self, capacity: max(1, cell.bytes.count)) { room in
            var count = 0
            cell.forEachUnit {
                room[count] = folding?[$0] ?? $0
                count &+= 1
            }
            units.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
        }
        ends.append(Int32(truncatingIfNeeded: units.count))
        values.append(Int32(truncatingIfNeeded: value))
        return units.count - start
    }

    /// Calls `body` with each form and its value.
    func forEach(_ body: (UnsafeBufferPointer<UInt16>, _ value: Int32) -> Void) {
        withBuffers { units, ends, values in
            for form in ends.indices { body(UnsafeBufferPointer(rebasing: units[span(of: form)]), values[form]) }
        }
    }

    /// The forms that a condition holds for, with their values.
    func filter(_ isWanted: (_ value: Int32, UnsafeBufferPointer<UInt16>) -> Bool) -> FormList {
        var found = FormList()
        forEach { form, value in if isWanted(value, form) { found.add(form, Int(value)) } }
        return found
    }

    /// The same forms, each entered with its number.
    var numbered: FormList {
        var list = self
        list.changeValues { number, _ in number }
        return list
    }

    /// Enters each form with what `change` gives for its number and its value.
    mutating func changeValues(_ change: (_ number: Int32, _ value: Int32) -> Int32) {
        for form in values.indices { values[form] = change(Int32(truncatingIfNeeded: form), values[form]) }
    }

    /// Adds a form as it stands.
    mutating func add(_ form: some Collection<UInt16>, _ value: Int) {
        units += form
        ends.append(Int32(truncatingIfNeeded: units.count))
        values.append(Int32(truncatingIfNeeded: value))
    }

    /// Adds a form from its end to its beginning; gives the number of its units.
    @discardableResult
    mutating func addReversed(_ cell: Cell, _ value: Int) -> Int {
        let count = add(cell, value)
        units[(units.count - count)...].reverse()
        return count
    }

    /// Adds all forms of another list, each entered with what `value` gives for its value there.
    mutating func add(_ other: FormList, _ value: (Int) -> Int = { $0 }) {
        let start = Int32(units.count)
        units += other.units
        ends += other.ends.map { $0 + start }
        values += other.values
    }
}
