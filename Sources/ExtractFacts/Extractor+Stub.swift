// STUB: to be dropped when the rules' gazetteer, the scanner and the explanation land.
extension Extractor {
    /// Whether the rules know a division by this name or code.
    public func knows(locality: String) -> Bool { !locality.isEmpty }
    /// Whether ICU knows an encoding by this name.
    public static func knows(encoding: String) -> Bool { !encoding.isEmpty }
}
