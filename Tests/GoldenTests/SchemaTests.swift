import Foundation
import Testing
import _ExtractFactsTestSupport

/// The output keeps to the schema that the command prints.
@Suite struct SchemaTests {
    @Test func everyLineOfEveryFixtureIsValid() throws {
        let schema = try CommandRun.extractFacts("schema")
        #expect(schema.code == 0)
        let facts = try CommandRun.extractFacts("Fixtures/articles", "Fixtures/negative")
        let (problems, lines) = try JSONSchemaValidator.problems(in: facts.output, schema: schema.output)
        #expect(problems == [])
        #expect(try lines == facts.facts().count)
    }

    @Test func aWrongLineIsFound() throws {
        let schema = try CommandRun.extractFacts("schema").output
        let (problems, _) = try JSONSchemaValidator.problems(in: Data("{\"fact_id\":\"x\"}\n".utf8), schema: schema)
        #expect(!problems.isEmpty)
    }
}
