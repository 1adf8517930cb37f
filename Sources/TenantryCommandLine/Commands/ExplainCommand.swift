import ArgumentParser
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryReport

/// `tenantry explain`.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explains a code or a field.",
        discussion: """
            Examples:
              tenantry explain IDP002
              tenantry explain collaborator.until
              tenantry explain issuer
            """
    )

    @Argument(
        help: "A code such as IDP002, or a field such as issuer or collaborator.until.",
        completion: Suggestion.subject.kind
    )
    var subject: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let style = output.style
        if let page = RuleCatalog.page(DiagnosticCode(typed: subject)) {
            try Console.show(Explanation.text(of: page, style: style))
            return
        }
        if subject == "schema" {
            try Console.show(Explanation.schema(style: style))
            return
        }
        let fields = Description.everything.flatMap { kind in
            kind.fields.filter { kind.answers(subject, $0.name) }.map { (kind, $0) }
        }
        guard !fields.isEmpty else { throw Failure(unknown, .usage) }
        let pages = fields.map { Explanation.text(of: $1, in: $0, style: style) }
        try Console.show(pages.joined(separator: "\n"))
    }

    private var unknown: String {
        let codes = RuleCatalog.all.map { $0.page.code.description }
        let fields = Description.everything.flatMap { kind in kind.fields.map(\.name) }
        let near =
            NearestName.to(subject.uppercased(), among: codes)
            ?? NearestName.to(subject, among: fields)
        return "there is no code or field `\(subject)`"
            + (near.map { "; did you mean `\($0)`?" }
                ?? ": codes are like IDP002, fields like collaborator.until")
    }
}

extension Description {
    /// Whether somebody who types a subject may mean this field.
    fileprivate func answers(_ subject: String, _ field: String) -> Bool {
        subject == field || subject == "\(kind.rawValue).\(field)"
            || subject == "\(section).\(field)" || subject == "\(kind.word).\(field)"
    }
}
