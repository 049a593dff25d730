/// Sets the commands out as a manual page in the `man` macros of roff.
struct ManualPage {
    private var lines: [String] = []

    /// The page of a command and those below it.
    static func text(of tool: CommandInfo, version: String) -> String {
        var page = ManualPage()
        page.lines.append(".TH \(escaped(tool.commandName.uppercased())) 1 \"\" \"\(escaped(tool.commandName)) \(version)\"")
        page.section("NAME")
        page.lines.append("\(escaped(tool.commandName)) \\- \(escaped(tool.abstract ?? ""))")
        page.section("SYNOPSIS")
        page.addSynopses(of: tool)
        page.section("DESCRIPTION")
        page.add(prose: tool.discussion)
        page.add(prose: "Every command has --help, which tells what stands here of it, and --version.")
        for command in tool.subcommands ?? [] { page.add(command, isDefault: command.commandName == tool.defaultSubcommand) }
        return page.lines.map { "\($0)\n" }.joined()
    }

    private mutating func section(_ title: String) { lines.append(".SH \"\(Self.escaped(title))\"") }

    /// A line for each command that does something.
    private mutating func addSynopses(of command: CommandInfo) {
        guard command.shouldDisplay, command.commandName != "help" else { return }
        let subcommands = command.subcommands ?? []
        if subcommands.isEmpty {
            var line = "\\fB\(Self.escaped(command.fullName))\\fR"
            let arguments = command.shownArguments
            if arguments.contains(where: { $0.kind != .positional }) { line += " [\\fIoptions\\fR]" }
            for argument in arguments where argument.kind == .positional {
                let name = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR\(argument.isRepeating ? " ..." : "")"
                line += argument.isOptional ? " [\(name)]" : " \(name)"
            }
            if !lines[lines.count - 1].hasPrefix(".SH") { lines.append(".br") }
            lines.append(line)
        }
        for subcommand in subcommands { addSynopses(of: subcommand) }
    }

    private mutating func add(_ command: CommandInfo, isDefault: Bool) {
        guard command.shouldDisplay, command.commandName != "help" else { return }
        section("\(command.fullName)\(isDefault ? " (also without its name)" : "")")
        add(prose: command.abstract)
        add(prose: command.discussion)
        addOptions(of: command)
        for subcommand in command.subcommands ?? [] { add(subcommand, isDefault: false) }
    }

    /// The arguments, under the titles of their groups.
    private mutating func addOptions(of command: CommandInfo) {
        var title: String?
        for argument in command.shownArguments {
            let next = argument.sectionTitle ?? "Options"
            if next != title { lines.append(".SS \"\(Self.escaped(next))\"") }
            title = next
            lines.append(".TP")
            let value = "\\fI\(Self.escaped(argument.valueName ?? ""))\\fR"
            switch argument.kind {
            case .positional: lines.append(value)
            case .flag: lines.append(Self.bold(argument.names))
            case .option: lines.append("\(Self.bold(argument.names)) \(value)")
            }
            add(text: argument.abstract ?? "")
            if let values = argument.allValues, argument.kind == .option {
                let choice = argument.defaultValue.map { "; \($0) if not given" } ?? ""
                add(text: "One of \(values.joined(separator: ", "))\(choice).")
            }
            if let discussion = argument.discussion { add(text: discussion) }
        }
    }

    private static func bold(_ names: [CommandInfo.Argument.Name]?) -> String {
        (names ?? []).map { "\\fB\(escaped($0.text))\\fR" }.joined(separator: ", ")
    }

    /// Paragraphs; lines that begin with blanks, as examples do, stand as they are.
    private mutating func add(prose: String?) {
        var isExample = false
        for line in (prose ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(" ") != isExample {
                isExample.toggle()
                lines += isExample ? [".PP", ".nf"] : [".fi"]
            }
            if line.isEmpty { lines.append(".PP") } else { add(text: String(line)) }
        }
        if isExample { lines.append(".fi") }
        lines.append(".PP")
    }

    private mutating func add(text: String) {
        let text = Self.escaped(text)
        // A point or an apostrophe at the start of a line would be a request.
        lines.append(text.hasPrefix(".") || text.hasPrefix("'") ? "\\&\(text)" : text)
    }

    /// Text in which nothing is an escape; hyphens are those that are typed, and quotation marks do not turn into typographic ones.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-": escaped += "\\-"
            case "'": escaped += "\\(aq"
            case "\"": escaped += "\\(dq"
            case "`": escaped += "\\(ga"
            case "^": escaped += "\\(ha"
            case "~": escaped += "\\(ti"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
