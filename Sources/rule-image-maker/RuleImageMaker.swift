import FactRules
import Glibc

/// Writes the tables of the shipped rules, as they lie in memory, to the first file named, and to the second a C source with them
/// in it. The build runs it, again whenever it is linked anew: it holds the rules, so a changed rule changes it.
@main
enum RuleImageMaker {
    static func main() {
        let paths = CommandLine.arguments.dropFirst()
        guard let image = paths.first, let source = paths.last, paths.count == 2 else { fail("usage: rule-image-maker IMAGE SOURCE") }
        do {
            put(try RuleSet(RuleFile.shipped).imageBytes, to: image)
            put(Array(self.source(embedding: image).utf8), to: source)
        } catch {
            fail("\(error)")
        }
    }

    private static func source(embedding image: String) -> String {
        let escaped = image.flatMap { $0 == "\\" || $0 == "\"" ? ["\\", $0] : [$0] }
        return """
            #include "rule_image.h"

            #pragma clang diagnostic ignored "-Wc23-extensions"

            const _Alignas(64) unsigned char crules_image_bytes[] = {
            #embed "\(String(escaped))"
            };

            """
    }

    private static func put(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "wb") else { fail("\(path): \(String(cString: strerror(errno)))") }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { fail("\(path): \(String(cString: strerror(errno)))") }
    }

    private static func fail(_ message: String) -> Never {
        let line = Array((message + "\n").utf8)
        _ = write(STDERR_FILENO, line, line.count)
        exit(1)
    }
}
