import Testing

@testable import FactRules

/// What lies uppermost counts, line by line.
@Suite struct RuleOverlayTests {
    private func file(_ name: String, _ text: String, in folder: String) -> RuleFile {
        RuleFile(name: name, path: "\(folder)/\(name)", bytes: Array(text.utf8))
    }

    /// The content lines of a table when one is laid over another.
    private func lines(_ name: String, _ below: String, _ above: String) -> (lines: [String], problems: [String]) {
        let overlay = RuleOverlay([file(name, below, in: "base")], overlays: [[file(name, above, in: "own")]])
        let found = overlay.files.first.map { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n").map(String.init) } ?? []
        return (found, overlay.diagnostics.map(\.description))
    }

    @Test func formsReplaceRemoveAndAdd() {
        let found = lines("quantity/counted-nouns.tsv", "# words\nform\tunit\n甲\t人\n乙\t人\n丙\t人\n", "form\tunit\n乙\t个\n丁\t个\n-丙\n")
        #expect(found.lines == ["form\tunit", "甲\t人", "乙\t个", "丁\t个"] && found.problems.isEmpty)
    }

    @Test func keysMayHaveTwoColumns() {
        let below = "form\tplace\tbound\twith\n近\tbefore\tapprox\t\n近\tnear\tapprox\t\n约\tbefore\tapprox\t\n约\tnear\tapprox\t\n"
        let found = lines("quantity/modifiers.tsv", below, "form\tplace\tbound\twith\n近\tnear\tmin\t\n-约\tbefore\n")
        #expect(found.lines.dropFirst() == ["近\tbefore\tapprox\t", "约\tnear\tapprox\t", "近\tnear\tmin\t"] && found.problems.isEmpty)
        // A line without more cells removes all that have the form.
        #expect(lines("quantity/modifiers.tsv", below, "form\tplace\tbound\twith\n-约\n").lines.count == 3)
    }

    @Test func wordsOfTimeThatMayStandAloneAreOne() {
        let found = lines("quantity/period-words.tsv", "form\tplace\tmeaning\n年初\tword\tnow\n", "form\tplace\tmeaning\n年初\teither\tmonth 0\n")
        #expect(found.lines == ["form\tplace\tmeaning", "年初\teither\tmonth 0"])
    }

    @Test func namesWithoutCodeAreKeys() {
        let header = "code\tname\tshort\tlevel\tparent\tfrom\tto\tnote\n"
        let found = lines("lexicon/places.tsv", header + "\t甲区\t\tzone\t\t\t\t\n\t乙区\t\tzone\t\t\t\t\n", header + "\t乙区\t乙\tzone\t\t\t\t\n-\t甲区\n")
        #expect(found.lines.dropFirst() == ["\t乙区\t乙\tzone\t\t\t\t"] && found.problems.isEmpty)
    }

    /// A copy of what lies below is no line of one's own.
    @Test func copiesChangeNothing() {
        let text = "form\tunit\n甲\t人\n乙\t人\n"
        let overlay = RuleOverlay([file("quantity/counted-nouns.tsv", text, in: "base")], overlays: [[file("quantity/counted-nouns.tsv", text, in: "own")]])
        #expect(overlay.files.count == 1 && overlay.files[0].path.hasPrefix("base/") && overlay.files[0].origins == nil)
    }

    /// Ideographs that Unicode calls equivalent are different lines.
    @Test func keysAreBytes() {
        let found = lines("lexicon/folding.tsv", "from\tto\n\u{F9F4}\t林\n", "from\tto\n林\t木\n")
        #expect(found.lines.count == 3)
    }

    @Test func linesKeepTheirPlaces() throws {
        let base = [file(UnitTable.fileName, "form\tunit\tdimension\tfactor\tbase\tcode\tnote\n亩\t亩\tarea\t\t\t\t\n", in: "base")]
        let own = file(UnitTable.fileName, "\r\n# mine\r\nform\tunit\tdimension\tfactor\tbase\tcode\tnote\r\n垧\t垧\tland\t\t\t\t\r\n", in: "own")
        do {
            _ = try RuleSet(base, overlays: [[own]])
            Issue.record("an unknown dimension is taken")
        } catch {
            #expect(error.diagnostics.map(\.description) == ["own/lexicon/units.tsv:4:5: error: unknown dimension ‘land’"])
        }
    }

    /// A rule is replaced in whatever file it stands; the others keep their lines.
    @Test func rulesReplaceAndRemoveByID() throws {
        func rule(_ id: String, _ weight: Int) -> String {
            "rule \(id)\n  pattern  名:<left> 值:<quantity:\(id.suffix(5))>\n  emit     indicator=名 kind=level\n  weight   \(weight)\n"
                + "  yes      甲5元。\n  no       甲。\n"
        }
        let base = [file("indicator/base.rules", rule("a.money", 1) + rule("b.point", 2) + rule("c.ratio", 3), in: "base")]
        let own = file("context/own.rules", "-rule c.ratio\n" + rule("a.money", 4), in: "own")
        let rules = try RuleSet(base, overlays: [[own]]).writtenRules
        #expect(rules.map(\.rule.id) == ["a.money", "b.point"] && rules.map(\.rule.weight) == [4, 2])
        #expect(rules.map(\.path) == ["own/context/own.rules", "base/indicator/base.rules"])
        #expect(rules.map(\.line) == [2, 7] && rules[0].rule.stage == .context)
    }
}
