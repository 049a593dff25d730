import Foundation

/// Validates lines against a JSON Schema with the `jsonschema` package of Python: a validator that is not ours.
public enum JSONSchemaValidator {
    /// One line for each problem, and how many lines were read.
    public static func problems(in lines: Data, schema: Data) throws -> (problems: [String], lines: Int) {
        let folder = try TemporaryFolder()
        try folder.write("schema.json", schema)
        let run = try Python.run(script, folder.path("schema.json"), input: lines)
        guard run.code == 0, let last = run.text.split(separator: "\n").last, let count = Int(last) else {
            return (["python: \(run.errors)"], 0)
        }
        return (run.text.split(separator: "\n").dropLast().map(String.init), count)
    }

    private static let script = """
        import json, sys
        from jsonschema import Draft202012Validator
        schema = json.load(open(sys.argv[1], encoding='utf-8'))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        count = 0
        for count, line in enumerate(sys.stdin.buffer.read().decode('utf-8').split('\\n')[:-1], 1):
            fact = json.loads(line)
            if list(fact) != schema['required']:
                print(f'line {count}: keys out of order')
            for error in validator.iter_errors(fact):
                print(f'line {count}: {error.json_path}: {error.message[:200]}')
        print(count)
        """
}
