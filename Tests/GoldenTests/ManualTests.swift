import Foundation
import Testing
import _ExtractFactsTestSupport

/// The manual page and the completion of command lines, which are made from the commands.
@Suite struct ManualTests {
    private static let commands = [
        ["extract"], ["explain"], ["quantities"], ["rules", "lint"], ["rules", "test"], ["rules", "list"], ["rules", "show"], ["rules", "coverage"], ["schema"], ["manual"],
    ]

    @Test func thePageTellsEveryOptionOfEveryCommand() throws {
        let page = try CommandRun.shell("\"$X\" manual | MANWIDTH=100 LC_ALL=C.UTF-8 man --warnings -l -")
        #expect(page.code == 0)
        // What roff warns of is a mistake in the page.
        #expect(page.errors == "")
        let sections = page.text.components(separatedBy: "\nextract-facts ")
        for command in Self.commands {
            let name = command.joined(separator: " ")
            let section = try #require(sections.first { $0.hasPrefix("\(name)\n") || $0.hasPrefix("\(name) (also without its name)\n") }, "\(name)")
            #expect(section.contains("Example"))
            for option in try CommandRun.run(CommandRun.command, command + ["--help"]).text.matches(of: /(?m)^  (?:-[a-zA-Z0-9], )?(--[a-z-]+)/) {
                let option = String(option.1)
                if option != "--help", option != "--version" { #expect(section.contains(option), "\(option) of \(name)") }
            }
        }
        #expect(page.text.hasPrefix("EXTRACT-FACTS(1)"))
        #expect(page.text.contains("'城镇新增就业6.7万人'"))
    }

    @Test func bashCompletes() throws {
        let folder = try TemporaryFolder()
        try folder.write("article.txt", [])
        let script = """
            source <("$X" --generate-completion-script bash)
            function=$(complete -p extract-facts | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
            try() {
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMPREPLY=()
                "$function" extract-facts "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                echo "$*: ${COMPREPLY[*]}"
            }
            try extract-facts q
            try extract-facts extract --form
            try extract-facts extract --format c
            try extract-facts extract -o art
            try extract-facts quantities art
            try extract-facts rules l
            """
        let run = try CommandRun.run(
            URL(fileURLWithPath: "/bin/bash"), ["-c", script], folder: folder.url, environment: ["X": CommandRun.command.path])
        #expect(run.errors == "")
        #expect(
            run.text == """
                extract-facts q: quantities
                extract-facts extract --form: --format
                extract-facts extract --format c: csv
                extract-facts extract -o art: article.txt
                extract-facts quantities art: article.txt
                extract-facts rules l: lint list

                """)
    }

    @Test func fishCompletes() throws {
        let folder = try TemporaryFolder()
        try folder.write("article.txt", [])
        try folder.link("bin/extract-facts", to: CommandRun.command)
        let script = """
            set -x PATH $PWD/bin $PATH
            extract-facts --generate-completion-script fish | source
            for line in 'extract-facts q' 'extract-facts extract --form' 'extract-facts extract --format c' 'extract-facts extract art' 'extract-facts rules l'
                echo $line: (complete -C $line | string replace -r '\\t.*' '')
            end
            """
        let run = try CommandRun.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["fish", "--no-config", "-c", script], folder: folder.url,
            environment: ["HOME": folder.url.path, "LC_ALL": "C.UTF-8"])
        #expect(
            run.text == """
                extract-facts q: quantities
                extract-facts extract --form: --format
                extract-facts extract --format c: csv
                extract-facts extract art: article.txt
                extract-facts rules l: lint list

                """, "\(run.errors)")
    }

    /// A terminal of its own, in which a person presses the tabulator.
    @Test func zshCompletes() throws {
        let folder = try TemporaryFolder()
        try folder.write("article.txt", [])
        try folder.link("bin/extract-facts", to: CommandRun.command)
        let script = """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1="% "; PATH="$PWD/bin:$PATH"; autoload -U compinit; compinit -D; source <(extract-facts --generate-completion-script zsh)'
            for line in 'extract-facts quant' 'extract-facts extract --forma' 'extract-facts extract --format tab' 'extract-facts extract art'; do
                zpty -n -w shell $line$'\\t\\C-a: \\n'
                # The line as it is typed and shown must not look like what it prints.
                zpty -w shell 'print -r "DONE: $_ E""ND"'
                zpty -r shell output '*DONE: * END*'
                print -r -- "$output"
            done
            zpty -d shell
            """
        let run = try CommandRun.run(
            URL(fileURLWithPath: "/usr/bin/env"), ["timeout", "60", "zsh", "-f", "-c", script], folder: folder.url,
            environment: ["HOME": folder.url.path, "LC_ALL": "C.UTF-8", "TERM": "dumb"])
        #expect(run.errors == "")
        for word in ["DONE: quantities", "DONE: --format", "DONE: table", "DONE: article.txt"] { #expect(run.text.contains(word), "\(run.text)") }
    }
}
