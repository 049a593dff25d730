import ExtractFacts
import Testing

@Suite struct PublicationDateTests {
    @Test(arguments: ["2024", "2024-03", "2024-03-05", "2024-02-29", "2000-02-29", "0001", "9999-12-31"])
    func datesAreTakenAsTheyAre(text: String) { #expect(PublicationDate.normalized(text) == text) }

    @Test(arguments: ["2024-03-05T08:00:00+08:00", "2024-03-05 08:00"])
    func theTimeOfDayIsDropped(text: String) { #expect(PublicationDate.normalized(text) == "2024-03-05") }

    @Test(arguments: [
        "", "24", "0000", "2024-", "2024-3", "2024-00", "2024-13", "2024-02-30", "2023-02-29", "1900-02-29", "2024-03-00",
        "2024-03-05x", "2024/03/05", "20240305", "二〇二四", "2024-03-5T", " 2024",
    ])
    func anythingElseIsNone(text: String) { #expect(PublicationDate.normalized(text) == nil) }
}
