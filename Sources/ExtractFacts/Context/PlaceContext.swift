import ChineseText
import FactRules

/// Which division an article writes from, and what names and words for places in it mean. Settled once, then only asked.
final class PlaceContext {
    let gazetteer: Gazetteer
    /// The division that 全市 or 我县 mean here, or -1.
    @exclusivity(unchecked) private(set) var home = -1
    @exclusivity(unchecked) private(set) var homeSource: Fact.LocalitySource?
    /// Whether the article writes from Hong Kong, Macao or Taiwan.
    @exclusivity(unchecked) private(set) var isApart = false
    /// How often the article names each division.
    @exclusivity(unchecked) private(set) var votes: [Int: Int] = [:]
    /// The year of the text, by which former names are told from present ones.
    let year: Int
    /// What names mean, each looked for once: the first few, which are all in most articles, and the others.
    @exclusivity(unchecked) private var meanings: [(name: Int, place: Int?)] = []
    @exclusivity(unchecked) private var moreMeanings: [Int: Int?] = [:]

    init(gazetteer: Gazetteer, year: Int?) {
        self.gazetteer = gazetteer
        self.year = year ?? 2024
    }

    /// Settles the home division.
    /// - Parameters:
    ///   - option: from the caller; the strongest.
    ///   - dateline: the place that a dateline names.
    ///   - masthead: the newspaper's place.
    ///   - named: the divisions that the document's name may mean.
    ///   - weak: finds the first place that is the head of another name.
    ///   - mentions: all mentions with their weights (a headline's more than a sentence's).
    ///   - body: looks for the place of the offices that the article names, where nothing else tells.
    func settle(
        option: Int?, dateline: Int?, masthead: Int?, named: [Int], weak: () -> PlaceMention?, mentions: [(mention: PlaceMention, weight: Int)],
        body: () -> Int?
    ) {
        // What was found before may mean something else now.
        defer {
            meanings.removeAll()
            moreMeanings.removeAll()
            isApart = liesApart
        }
        var deixis = DeixisWeights()
        for (mention, weight) in mentions where mention.name < 0 { deixis.add(mention.wordClass, weight) }
        // Two rounds: names that one division alone bears settle those that several do.
        for (mention, weight) in mentions where mention.name >= 0 {
            if let only = single(mention.name) { votes[only, default: 0] += weight }
        }
        for (mention, weight) in mentions where mention.name >= 0 && single(mention.name) == nil {
            if let place = choose(gazetteer.names.places(of: mention.name).map(Int.init), isShort: gazetteer.names.isShort(mention.name)) { votes[place, default: 0] += weight }
        }
        if let option {
            // The county that a dateline names inside the city that the caller gives is more exact.
            if let dateline, dateline != option, gazetteer.isWithin(dateline, option) { (home, homeSource) = (dateline, .dateline); return }
            (home, homeSource) = (option, .option)
            return
        }
        let nation = gazetteer.nation
        let national = deixis.nation + (nation.flatMap { votes[$0] } ?? 0)
        let wanted = wantedLevels(deixis)
        // What an agency files from a city about the whole country is not about the city.
        let nationwide = deixis.nation >= 2 && (wanted.isEmpty || wanted.contains(.zone))
        if let dateline, gazetteer.level(of: dateline) != .nation, !nationwide { (home, homeSource) = (dateline, .dateline); return }
        // A file's name tells less than its masthead: national-broadcast-wuhan.txt.
        let hint = pick(named)
        if let hint, !wanted.isEmpty, fits(hint, wanted) { votes[hint, default: 0] += 6 }
        var (best, bestScore) = leading(wanted, city: deixis.city)
        // 全市 in a text that names its districts alone is the city that holds them.
        let meant = max(deixis.city, deixis.county, deixis.province, deixis.district)
        if best >= 0, !wanted.isEmpty, !fits(best, wanted), votes[best, default: 0] <= meant, let holder = holder(of: best, wanted) { best = holder }
        // 全省首家 in the text of a city's hospital: the city is named far more often than its province is meant.
        if wanted == [.province], best >= 0 {
            let (closer, score) = leading([], city: 0)
            if closer >= 0, closer != best, gazetteer.isWithin(closer, best), votes[closer, default: 0] >= 3 * deixis.province {
                (best, bestScore) = (closer, score)
            }
        }
        if let masthead, gazetteer.level(of: masthead) != .nation, fits(masthead, wanted) {
            // A province's paper tells of one city after the other.
            let isCloser = gazetteer.level(of: masthead) == .province && best >= 0 && gazetteer.isWithin(best, masthead)
                && votes[best, default: 0] >= 4
            (home, homeSource) = isCloser ? (best, .context) : (masthead, .masthead)
            return
        }
        // What a file's name calls national is read as its masthead would be.
        let masthead = masthead ?? hint.flatMap { gazetteer.level(of: $0) == .nation ? $0 : nil }
        let total = votes.values.reduce(0, +)
        let isLocal = best >= 0 && bestScore > national * 2 && bestScore >= 8 && bestScore > total
        // A round-up names places all over the country, and none of them often.
        let isRoundup = best >= 0 && share(of: best) * 2 < total && provinces() >= 3
        // Nothing in the text speaks of where its file's name points.
        let isElsewhere = hint.map { hint in wanted.isEmpty && national >= 2 && !votes.keys.contains { gazetteer.isWithin($0, hint) } } ?? false
        // A broadcast is of one place only where that is nearly all it names.
        let isNationwide = isRoundup || wanted.isEmpty && (!isLocal || national > 0 && share(of: best) * 3 < total * 2)
        if let masthead, gazetteer.level(of: masthead) == .nation, isNationwide {
            (home, homeSource) = (masthead, .masthead)
        } else if let hint, named.count == 1, masthead == nil, wanted.isEmpty, !isElsewhere, best >= 0, !gazetteer.isWithin(best, hint),
            !gazetteer.isWithin(hint, best), bestScore < 20
        {
            // Its file's name is of one place, and the text names others beside that it does not name.
            (home, homeSource) = (hint, .context)
        } else if isRoundup, wanted.isEmpty, hint == nil, national > 0, let nation {
            (home, homeSource) = (nation, .context)
        } else if isRoundup, wanted.isEmpty, hint == nil {
            // Each figure is of the place that its own sentence names.
        } else if best >= 0, bestScore >= national || !wanted.isEmpty {
            (home, homeSource) = (best, .context)
        } else if let hint, masthead == nil, !isElsewhere {
            (home, homeSource) = (hint, .context)
        } else if !wanted.isEmpty {
            // 全市 of a city that the text never names.
        } else if national > 0, let nation {
            (home, homeSource) = (nation, .context)
        } else if let dateline {
            (home, homeSource) = (dateline, .dateline)
        } else if let first = weak(), let firm = choose(gazetteer.names[first.name].places.map(Int.init)) {
            // Where nothing else tells, a body lies where its name says.
            (home, homeSource) = (firm, .context)
        }
        if home < 0, let office = body(), wanted.isEmpty || fits(office, wanted) { (home, homeSource) = (office, .context) }
    }

    /// The division of a wanted level that holds a place and whatever else the article names.
    private func holder(of place: Int, _ wanted: Levels) -> Int? {
        var at = gazetteer.parent(of: place)
        while at >= 0, gazetteer.level(of: at) != .nation {
            if fits(at, wanted), votes.allSatisfy({ gazetteer.isWithin($0.key, at) || gazetteer.isWithin(at, $0.key) }) { return at }
            at = gazetteer.parent(of: at)
        }
        return nil
    }

    /// The division that the names of an article speak for most, with its score; -1 where it names none.
    private func leading(_ wanted: Levels, city: Int) -> (place: Int, score: Int) {
        var best = -1
        var bestScore = 0
        for (place, count) in votes.sorted(by: { $0.key < $1.key }) where gazetteer.level(of: place) != .nation {
            var score = count * 2
            // What lies in it speaks for it, what holds it a little.
            for (other, times) in votes where other != place && gazetteer.isWithin(other, place) { score += times }
            if !wanted.isEmpty { score = fits(place, wanted) ? score * 3 : score / 2 }
            if score > bestScore || (score == bestScore && best >= 0 && gazetteer.level(of: place) > gazetteer.level(of: best)) {
                best = place
                bestScore = score
            }
        }
        guard best >= 0 else { return (best, bestScore) }
        // 深圳市光明区: an article on one district names its city as often as the district itself.
        while let part = votes.keys.sorted().first(where: { part in
            part != best && gazetteer.isWithin(part, best) && share(of: part) * 2 >= share(of: best) && votes[part, default: 0] >= (isCity(part) ? 4 : max(4, city * 3))
                && (wanted.isEmpty || wanted.contains(.county))
        }) { best = part }
        // A district of Hong Kong or Macao is named beside the whole.
        if let whole = gazetteer.ancestor(of: best, level: .province),
            gazetteer.places[whole].code.hasPrefix("81") || gazetteer.places[whole].code.hasPrefix("82") { best = whole }
        return (best, bestScore)
    }

    /// How often the article names a division or what lies in it.
    private func share(of place: Int) -> Int {
        votes.reduce(0) { $0 + (gazetteer.isWithin($1.key, place) ? $1.value : 0) }
    }

    /// In how many provinces the places lie that the article names.
    private func provinces() -> Int {
        Set(votes.keys.compactMap { gazetteer.ancestor(of: $0, level: .province) }).count
    }

    /// The division that a document's name means: the only one of the spelling, or the only one that the text names too.
    private func pick(_ named: [Int]) -> Int? {
        // A county's spelling may be that of another word: its text has to speak of its province.
        if named.count == 1, gazetteer.level(of: named[0]) <= .prefecture { return named[0] }
        let spoken = named.filter { place in votes.contains { gazetteer.isWithin($0.key, place) } }
        if spoken.count == 1 { return spoken[0] }
        // 济宁市 rather than 集宁区, where the text names neither.
        let large = named.filter { gazetteer.level(of: $0) <= .prefecture }
        if spoken.isEmpty, large.count == 1 { return large[0] }
        // The only one in a province that the text names.
        let near = named.filter { place in votes.contains { gazetteer.level(of: $0.key) > .nation && gazetteer.isWithin(place, $0.key) } }
        return spoken.isEmpty && near.count == 1 ? near[0] : nil
    }

    private func wantedLevels(_ deixis: DeixisWeights) -> Levels {
        let city = deixis.city
        let county = deixis.county
        let province = deixis.province
        if city > 0, city >= county { return [.prefecture, .county, .province] }
        if county > 0, county > province { return [.county] }
        if province > 0, deixis.district == 0 { return [.province] }
        return deixis.district > province ? [.county, .zone] : []
    }

    private func fits(_ place: Int, _ wanted: Levels) -> Bool {
        // 全区 is a district, or an autonomous region or prefecture (地区) that the text speaks of.
        if wanted.contains(.zone) { return gazetteer.places[place].name.hasSuffix("区") }
        let level = gazetteer.level(of: place)
        guard wanted.contains(Levels(level)) || wanted.isEmpty else { return false }
        // 全市 in a county's paper means the county-level city; no district and no province but the four cities is a 市.
        if wanted.contains(.prefecture) {
            return isCity(place) || level == .prefecture
        }
        return true
    }

    private var liesApart: Bool {
        guard home >= 0, let province = gazetteer.ancestor(of: home, level: .province) else { return false }
        return ["81", "82", "71"].contains(gazetteer.places[province].code.prefix(2))
    }

    /// Whether 全市 may mean a division itself.
    func isCity(_ place: Int) -> Bool { gazetteer.isNamed(place, "市") }

    private func single(_ name: Int) -> Int? {
        var found: Int?
        for place in gazetteer.names.places(of: name) where isInForce(Int(place)) {
            if found != nil { return nil }
            found = Int(place)
        }
        return found
    }

    private func isInForce(_ place: Int) -> Bool {
        gazetteer.isInForce(place, in: year)
    }

    /// Of several divisions of one name the one that the article's other places point to; nil where nothing does.
    private func choose(_ candidates: [Int], isShort: Bool = false) -> Int? {
        let present = candidates.filter { isInForce($0) }
        // A short name of a division that is no more is most often that of a town.
        if present.isEmpty, isShort { return nil }
        let pool = present.isEmpty ? candidates : present
        if pool.count == 1 { return pool[0] }
        // 北京, 吉林: the higher level is meant unless the text says otherwise.
        var best: Int?
        var bestScore = 0
        for place in pool {
            var score = 0
            for (other, times) in votes where other != place && !pool.contains(other) {
                if gazetteer.isWithin(place, other), gazetteer.level(of: other) != .nation { score += times * 2 }
                else if gazetteer.isWithin(other, place) { score += times }
                else if gazetteer.parent(of: other) == gazetteer.parent(of: place) { score += times }
            }
            if home >= 0 {
                if gazetteer.isWithin(place, home) { score += 20 }
                if let province = gazetteer.ancestor(of: home, level: .province), gazetteer.isWithin(place, province) { score += 5 }
            }
            if score > bestScore {
                best = place
                bestScore = score
            }
        }
        if let best { return best }
        let levels = pool.map { gazetteer.level(of: $0) }
        if let top = levels.min(), levels.filter({ $0 == top }).count == 1 { return pool[levels.firstIndex(of: top)!] }
        return nil
    }

    /// The division that bears the name now where a former one is named in a later text: 沙县 is 沙县区 since 2021.
    private func present(_ place: Int) -> Int {
        let row = gazetteer.places[place]
        guard row.to < year, row.to < 9999 else { return place }
        let stem = row.name.dropLast()
        let heirs = gazetteer.places.indices.filter {
            guard gazetteer.parent(of: $0) == row.parent else { return false }
            let heir = gazetteer.places[$0]
            return heir.parent == row.parent && heir.to == 9999 && heir.level == row.level
                && (heir.name.dropLast() == stem || heir.name.dropLast() == row.name)
        }
        return heirs.count == 1 ? heirs[0] : place
    }

    /// The division that a name means here.
    private func meaning(of name: Int) -> Int? {
        for known in meanings where known.name == name { return known.place }
        if !moreMeanings.isEmpty, let known = moreMeanings[name] { return known }
        let found = choose(gazetteer.names.places(of: name).map(Int.init), isShort: gazetteer.names.isShort(name)).map(present)
        if meanings.count < 32 { meanings.append((name, found)) } else { moreMeanings[name] = .some(found) }
        return found
    }

    /// The division that a mention means.
    /// - Parameters:
    ///   - last: the county-level division named last before it (该县), or -1.
    ///   - scene: the division named last before it, which 全市 and 全省 mean in a text about the whole country, or -1.
    func resolve(_ mention: PlaceMention, last: Int, scene: Int = -1) -> Int? {
        if mention.name >= 0 { return meaning(of: mention.name) }
        if scene >= 0, home < 0 || gazetteer.level(of: home) == .nation {
            switch mention.wordClass {
            case .deixisProvince: return gazetteer.ancestor(of: scene, level: .province)
            case .deixisCity, .deixisPrefecture:
                return gazetteer.isNamed(scene, "市") ? scene : gazetteer.ancestor(of: scene, level: .prefecture)
            case .deixisCounty, .deixisDistrict: return gazetteer.level(of: scene) >= .county ? scene : nil
            default: break
            }
        }
        switch mention.wordClass {
        // 该镇, 该村: of the county named last.
        case .deixisTown, .deixisVillage: return last >= 0 ? last : nil
        case .deixisNation: return gazetteer.nation
        case .deixisProvince: return home >= 0 ? gazetteer.ancestor(of: home, level: .province) : nil
        case .deixisCity, .deixisPrefecture:
            if last >= 0, gazetteer.isNamed(last, "市"), home < 0 { return last }
            guard home >= 0 else { return nil }
            if gazetteer.isNamed(home, "市") || gazetteer.level(of: home) == .prefecture { return home }
            return gazetteer.ancestor(of: home, level: .prefecture) ?? gazetteer.ancestor(of: home, level: .province)
        case .deixisCounty, .deixisDistrict:
            // 全县 in a county's text is that county, whatever other one was named; 该县 is the one named last.
            // 全区 in the text of an autonomous region or a prefecture (地区) is the whole of it.
            if mention.wordClass == .deixisDistrict, !mention.refersBack, home >= 0, gazetteer.level(of: home) <= .prefecture,
                gazetteer.isNamed(home, "区")
            {
                return home
            }
            // 全区 in a text from a city of an autonomous region that names no district.
            if mention.wordClass == .deixisDistrict, !mention.refersBack, last < 0, home >= 0, gazetteer.level(of: home) == .prefecture,
                let region = gazetteer.ancestor(of: home, level: .province), gazetteer.places[region].name.hasSuffix("区")
            {
                return region
            }
            if last >= 0, gazetteer.level(of: last) >= .county, mention.refersBack || home < 0 || gazetteer.level(of: home) < .county { return last }
            guard home >= 0 else { return nil }
            return gazetteer.level(of: home) >= .county ? home : nil
        default: return nil
        }
    }
}
