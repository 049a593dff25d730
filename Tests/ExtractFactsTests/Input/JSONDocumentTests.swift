import ExtractFacts
import Testing

@Suite struct JSONDocumentTests {
    @Test func everyKeyIsRead() throws {
        let document = try Document(
            json: """
                {"published":"2024-03","title":"题","masthead":"济宁日报","locality":370800,"doc_id":"a/1","text":"甲\\n乙","x":[{}]}
                """.utf8)
        #expect(document.id == "a/1")
        #expect(String(decoding: document.bytes, as: UTF8.self) == "甲\n乙")
        #expect(document.title == "题")
        #expect(document.published == "2024-03")
        #expect(document.locality == "370800")
        #expect(document.masthead == "济宁日报")
    }

    @Test func nullAndEmptyAreUnknown() throws {
        let document = try Document(json: #"{"doc_id":"1","text":"","title":"","published":null,"locality":"","masthead":null}"#.utf8)
        #expect(document.title == nil)
        #expect(document.published == nil)
        #expect(document.locality == nil)
        #expect(document.masthead == nil)
        #expect(document.bytes.isEmpty)
    }

    @Test func escapesAreResolved() throws {
        let document = try Document(json: #"{"doc_id":"1","text":"\"\\\/\b\f\n\r\t\u4e00\uD83D\uDE00\ud800x\udc00"}"#.utf8)
        #expect(String(decoding: document.bytes, as: UTF8.self) == "\"\\/\u{8}\u{C}\n\r\t一😀\u{FFFD}x\u{FFFD}")
    }

    @Test func theLastOfTwoCounts() throws {
        let document = try Document(json: #"{"doc_id":"1","text":"a","text":"b","doc_id":2}"#.utf8)
        #expect(document.id == "2")
        #expect(document.bytes == Array("b".utf8))
    }

    @Test(arguments: ["{}", "[1]", "true", "1.5"])
    func anIDThatIsNoStringIsNamed(id: String) throws {
        let error = #expect(throws: JSONDocumentError.self) { try Document(json: "{\"doc_id\":\(id),\"text\":\"\"}".utf8) }
        #expect(error?.description == "“doc_id” is no string (byte 11)")
    }

    @Test func deepNestingCostsNoStack() throws {
        let deep = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
        #expect(try Document(json: "{\"x\":\(deep),\"doc_id\":\"1\",\"text\":\"\"}".utf8).id == "1")
    }

    @Test(arguments: [
        ("", "not a JSON object (the line ends)"),
        ("[]", "not a JSON object (byte 1)"),
        ("{}", "no “doc_id”"),
        (#"{"doc_id":"1"}"#, "no “text”"),
        (#"{"doc_id":"","text":""}"#, "no “doc_id”"),
        (#"{"doc_id":1.5,"text":""}"#, "“doc_id” is no string (byte 11)"),
        (#"{"doc_id":"1","text":null}"#, "“text” is no string (byte 22)"),
        (#"{"doc_id":"1","text":"a}"#, "a string does not end (the line ends)"),
        (#"{"doc_id":"1" "text":"a"}"#, "the object does not end (byte 15)"),
        (#"{"doc_id" "1"}"#, "no colon after the key “doc_id” (byte 11)"),
        (#"{"doc_id":"1","text":"\x"}"#, "no such escape (byte 24)"),
        (#"{"doc_id":"1","text":"\u12"}"#, "no hexadecimal digits after \\u (byte 25)"),
        (#"{"doc_id":"1","text":"","x":[1}}"#, "a bracket does not fit (byte 31)"),
        (#"{"doc_id":"1","text":"","x":maybe}"#, "no JSON value (byte 29)"),
        (#"{"doc_id":"1","text":"",}"#, "a key is no string (byte 25)"),
        ("{\"doc_id\":\"1\",\"text\":\"a\u{1}\"}", "a control character stands in a string (byte 24)"),
        (#"{"doc_id":"1","text":"","published":"May"}"#, "“published” is no date: May"),
    ])
    func whatIsWrongIsSaid(line: String, message: String) {
        #expect(throws: JSONDocumentError.self) { try Document(json: line.utf8) }
        do { _ = try Document(json: line.utf8) } catch { #expect("\(error)" == message) }
    }
}
