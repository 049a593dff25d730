import Glibc

/// Escape sequences for emphasis, or none where they would stand as rubbish.
struct Style {
    private let isOn: Bool

    /// Emphasis is for terminals, and not for those who set `NO_COLOR` (no-color.org) or have no terminal to speak of.
    init(for descriptor: CInt) {
        func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
        isOn = isatty(descriptor) == 1 && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }

    func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func dim(_ text: String) -> String { isOn ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

/// Writes a text to standard error in one call, so that lines of several programs do not mix. Nobody can be told if it fails.
func writeToStandardError(_ text: String) {
    var text = text
    text.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

extension String {
    /// With control characters written as Swift writes them: `\n`, `\u{1b}`.
    var withVisibleControls: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return self }
        return unicodeScalars.map { $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0) }.joined()
    }
}
