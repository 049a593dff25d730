import ArgumentParser
import ExtractFacts

/// What the caller knows of the documents beside their text, and the rules to read them by.
struct DocumentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The date of publication, where the text does not tell: 今年 and 去年 count from it.", valueName: "yyyy[-mm[-dd]]"))
    var published: String?

    @Option(help: ArgumentHelp("The division that 全市 or 我县 mean, where the text does not tell: name or GB/T 2260 code.", valueName: "place"))
    var locality: String?

    @Option(help: ArgumentHelp("The newspaper or issuing body, from which the place is taken where nothing else tells.", valueName: "name"))
    var masthead: String?

    @Option(help: ArgumentHelp("The encoding of the texts. (default: found out for each)", valueName: "name"))
    var encoding: String?

    @OptionGroup var rules: RulesOptions

    /// The options as the threads see them.
    struct Values: Sendable {
        var published: String?
        var locality: String?
        var masthead: String?
        var encoding: String?
    }

    var values: Values {
        Values(
            published: published.flatMap(PublicationDate.normalized), locality: locality, masthead: masthead, encoding: encoding)
    }

    func validate() throws {
        if let published, PublicationDate.normalized(published) == nil {
            throw ValidationError("--published wants a date such as 2024-03-05, 2024-03 or 2024, not “\(published)”.")
        }
        if let encoding, !Extractor.knows(encoding: encoding) {
            throw ValidationError("--encoding: there is no encoding “\(encoding)”.")
        }
    }

    /// Loads the rules. Says what is wrong with them, or with the options that only they can judge, and ends with the
    /// code for that.
    func makeExtractor() throws -> Extractor {
        let extractor = try rules.makeExtractor()
        if let locality, !extractor.isKnownPlace(locality) {
            throw ValidationError("--locality: the rules know no one division “\(locality)”.")
        }
        return extractor
    }
}
