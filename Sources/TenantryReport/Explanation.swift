package import TenantryConfig
import TenantryDiagnostics
package import TenantryModel

/// What `tenantry explain` shows, and what the reference pages hold: the same words twice.
package enum Explanation {
    /// The page of a rule, as Markdown.
    package static func markdown(of page: RulePage) -> String {
        """
        # \(page.code): \(page.title)

        Severity: \(page.severity.rawValue)

        ## Why

        \(page.why)

        ## What to do

        \(page.fix)

        ## Example

        This does not pass:

        \(markdown(of: page.failing))
        This does:

        \(markdown(of: page.repaired))
        """
    }

    private static func markdown(of example: Example) -> String {
        markdown(of: example.files)
            + circumstances(of: example).map { part in
                let list = part.phrases.map { "- \($0)\n" }.joined()
                return "\(part.heading)\n\n\(markdown(of: part.files))\(list)"
                    + (list.isEmpty ? "" : "\n")
            }.joined()
    }

    private static func markdown(of files: [SourceFile]) -> String {
        files.map { file in
            let text = String(validating: file.bytes, as: UTF8.self) ?? "(not UTF-8)\n"
            return "```yaml\n# \(file.path)\n\(text.harmlessLines)```\n\n"
        }.joined()
    }

    /// What an example goes by besides its own files, and what stands above it.
    private static func circumstances(
        of example: Example
    ) -> [(heading: String, files: [SourceFile], phrases: [String])] {
        let applied = example.live.map { files in
            files.isEmpty
                ? "Where nothing was applied before."
                : example.madeByHand.isEmpty
                    ? "Where this was applied before:"
                    : "Where somebody made this by hand, and it was never applied:"
        }
        let known = known(of: example)
        return (applied.map { [($0, example.live ?? [], [])] } ?? [])
            + (known.isEmpty ? [] : [("Where this is known:", [], known)])
    }

    /// What no file of an example says, one phrase each.
    private static func known(of example: Example) -> [String] {
        let facts = example.facts ?? RuntimeFacts()
        let domains = facts.domains.sorted { $0.key < $1.key }.map { name, known in
            "domain \(name) is \(known.state.rawValue)"
                + (known.verified.map { ", verified on \($0)" } ?? "")
        }
        let people = facts.populations.sorted { $0.key < $1.key }.map { name, count in
            "\(name.population.rawValue) of \(name.organization) have "
                + "\(count.total.counted("account"))"
        }
        let certificates = facts.certificates.sorted { $0.key < $1.key }.map { print, day in
            "certificate \(print.string.prefix(8))… is good until \(day)"
        }
        let seen = facts.lastSeen.sorted { $0.key < $1.key }.map { id, day in
            "somebody of \(id) signed in last on \(day)"
        }
        let removed = example.removed.map { "\($0) was removed not long ago" }
        return domains + people + certificates + seen + removed
    }

    /// The page of a rule, for a terminal.
    package static func text(of page: RulePage, style: TerminalStyle) -> String {
        let head = style.paint("\(page.severity.rawValue)[\(page.code)]", .strong)
        return "\(head): \(page.title)\n\n\(page.why.wrapped(style).indented)\n"
            + "\n\(style.paint("What to do", .strong))\n\n\(page.fix.wrapped(style).indented)\n"
            + "\n\(style.paint("This does not pass", .strong))\n\n\(text(of: page.failing))"
            + "\n\(style.paint("This does", .strong))\n\n\(text(of: page.repaired))"
    }

    private static func text(of example: Example) -> String {
        text(of: example.files)
            + circumstances(of: example).map { part in
                let content =
                    text(of: part.files) + part.phrases.map { "  - \($0)\n" }.joined()
                return "\n  \(part.heading)\n" + (content.isEmpty ? "" : "\n\(content)")
            }.joined()
    }

    private static func text(of files: [SourceFile]) -> String {
        files.map { file in
            let text = String(validating: file.bytes, as: UTF8.self) ?? "(not UTF-8)\n"
            let end = text.utf8.last == 0x0A ? "" : "\n"
            return "  # \(file.path)\n\(text.harmlessLines.indented)\(end)"
        }.joined(separator: "\n")
    }

    /// The page of a field, for a terminal.
    package static func text(
        of field: Description.FieldDescription,
        in kind: Description,
        style: TerminalStyle
    ) -> String {
        var text = style.paint("\(kind.kind.word).\(field.name)", .strong) + "\n"
        text += "  \(field.summary)\n\n  Value    \(field.type.words)\n"
        text += "  Omitted  \(field.meaningWhenOmitted)\n"
        text += "  Example  \(field.name): \(field.example)\n"
        return text
    }

    /// The page of `schema`, for a terminal: any file may begin with it, so no kind has it.
    package static func schema(style: TerminalStyle) -> String {
        style.paint("schema", .strong) + """

              The version of the format. Any file may begin with it.

              Value    1
              Omitted  1
              Example  schema: 1

            """
    }

    /// The list of all rules, as Markdown.
    package static var codeList: String {
        var text = "# Codes\n\n`tenantry explain CODE` shows each of these pages.\n\n"
        text += "| Code | Severity | What is wrong |\n|---|---|---|\n"
        for page in RuleCatalog.all.map({ $0.page }) {
            text +=
                "| [\(page.code)](codes/\(page.code).md) | \(page.severity.rawValue) "
                + "| \(page.title.tableCell) |\n"
        }
        return text
    }

    /// The reference page of a kind of file, as Markdown.
    ///
    /// - Parameters:
    ///   - title: The heading.
    ///   - kinds: The kinds of things in the file.
    /// - Returns: The page.
    package static func markdown(title: String, kinds: [Kind]) -> String {
        var text = "# \(title)\n\nAny file may begin with `schema: 1`, the version of the format. "
        text += "Omitted, it means 1.\n"
        for description in kinds.map(Description.of) {
            text += "\n## \(description.heading)\n\n"
            text += "| Field | Value | Omitted | What it is for |\n|---|---|---|---|\n"
            for field in description.fields {
                let cells = [
                    "`\(field.name)`", field.type.words, field.meaningWhenOmitted,
                    "\(field.summary) Example: `\(field.example)`",
                ]
                text += "| \(cells.map(\.tableCell).joined(separator: " | ")) |\n"
            }
            let sections = description.children.map { "`\($0.section)`" }
            if !sections.isEmpty {
                text += "\nSections inside: \(sections.joined(separator: ", ")).\n"
            }
        }
        return text
    }
}

extension Description {
    /// How its section is written, in a phrase.
    var heading: String {
        switch shape {
        case .single: kind == .organization ? "Organization file" : "`\(section)`"
        case .list(let short?): "`\(section)`: a list; a text in place of an item is its `\(short)`"
        case .list: "`\(section)`: a list"
        case .map(let key, let short):
            "`\(section)`: a map by `\(key)`; a value in place of a map is its `\(short)`"
        }
    }
}

extension Description.FieldDescription {
    /// What it means that the field is not written.
    package var meaningWhenOmitted: String {
        if mustBeWritten { return "must be written" }
        return omitted ?? (initial.isEmpty ? "none" : initial.shown)
    }
}

extension String {
    /// The text as it can stand in a table of Markdown.
    package var tableCell: String {
        var view = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == "|" { view.append("\\") }
            view.append(scalar)
        }
        return String(view)
    }

    fileprivate var indented: String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
    }

    /// The text with its lines broken at blanks: for 80 columns, or a narrower terminal.
    fileprivate func wrapped(_ style: TerminalStyle) -> String {
        let most = min(76, style.columns(besides: 4, usual: 76))
        return split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var result = ""
            var width = 0
            for word in line.split(separator: " ") {
                let columns = String(word).columns
                if width > 0 {
                    let fits = width + 1 + columns <= most
                    result += fits ? " " : "\n"
                    width = fits ? width + 1 : 0
                }
                result += word
                width += columns
            }
            return result
        }.joined(separator: "\n")
    }

    /// The text, each line harmless, line breaks kept.
    package var harmlessLines: String {
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).harmless }.joined(separator: "\n")
    }
}
