import TenantryConfig
import TenantryDiagnostics
import TenantryModel

/// Shows diagnostics as SARIF 2.1.0, for code scanning and editors.
///
/// Values are harmless text. In messages `](` is written `] (` and `{0}` is written `{{0}}`, so
/// that no value becomes a link or a placeholder.
package struct SARIFFormat: DiagnosticRenderer {
    /// How paths are told.
    let paths: RepositoryPaths

    /// The most results: of more, code scanning shows none of the rest.
    static let results = 5_000
    /// The most other places of one result.
    static let related = 100

    /// Takes how paths are told.
    package init(paths: RepositoryPaths) { self.paths = paths }

    func text(of diagnostics: PlacedDiagnostics) -> String {
        let shown = diagnostics.all.prefix(SARIFFormat.results)
        let leftOut = diagnostics.leftOut + diagnostics.all.count - shown.count
        let codes = Set(shown.map(\.code)).sorted()
        let numbers = Dictionary(
            codes.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var writer = JSONWriter(indented: true)
        writer.object { writer in
            writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.member("version", "2.1.0")
            writer.key("runs")
            writer.array { writer in
                writer.object { writer in
                    writer.writeTool(codes)
                    writer.member("columnKind", "unicodeCodePoints")
                    if leftOut > 0 { writer.writeInvocation(leftOut: leftOut) }
                    writer.key("results")
                    writer.array { writer in
                        for (diagnostic, print) in zip(shown, diagnostics.fingerprints(paths)) {
                            let number = numbers[diagnostic.code] ?? 0
                            writer.writeResult(diagnostic, rule: number, print, paths)
                        }
                    }
                }
            }
        }
        return writer.text + "\n"
    }
}

extension JSONWriter {
    fileprivate mutating func writeTool(_ codes: [DiagnosticCode]) {
        member("tool") { writer in
            writer.member("driver") { writer in
                writer.member("name", "tenantry")
                writer.member("semanticVersion", Version.text)
                writer.key("rules")
                writer.array { writer in for code in codes { writer.writeRule(code) } }
            }
        }
    }

    private mutating func writeRule(_ code: DiagnosticCode) {
        object { writer in
            writer.member("id", code.description)
            guard let page = RuleCatalog.page(code) else { return }
            if let name = RuleCatalog.name(of: code) { writer.member("name", name) }
            writer.member("shortDescription") { $0.member("text", page.title.sarifMessage) }
            writer.member("fullDescription") { $0.member("text", page.why.sarifMessage) }
            writer.member("defaultConfiguration") { $0.member("level", page.severity.sarifLevel) }
            writer.member("help") { writer in
                writer.member("text", page.fix.sarifMessage)
                writer.member("markdown", Explanation.markdown(of: page))
            }
        }
    }

    /// Says that not everything is there.
    fileprivate mutating func writeInvocation(leftOut: Int) {
        key("invocations")
        array { writer in
            writer.object { writer in
                writer.member("executionSuccessful", true)
                writer.key("toolExecutionNotifications")
                writer.array { writer in
                    writer.object { writer in
                        writer.member("level", "warning")
                        writer.member("message") { writer in
                            writer.member("text", "\(leftOut) more not shown: mend these first")
                        }
                    }
                }
            }
        }
    }

    fileprivate mutating func writeResult(
        _ diagnostic: Diagnostic,
        rule: Int,
        _ fingerprint: String,
        _ paths: RepositoryPaths
    ) {
        object { writer in
            writer.member("ruleId", diagnostic.code.description)
            writer.member("ruleIndex", rule)
            writer.member("level", diagnostic.severity.sarifLevel)
            let lines = [diagnostic.message] + diagnostic.help.map { "help: \($0)" }
            writer.member("message") { writer in
                writer.member("text", lines.map(\.sarifMessage).joined(separator: "\n"))
            }
            if let span = diagnostic.span {
                writer.key("locations")
                writer.array { writer in writer.object { $0.writePlace(span, paths) } }
            }
            if !diagnostic.related.isEmpty {
                writer.key("relatedLocations")
                writer.array { writer in
                    for related in diagnostic.related.prefix(SARIFFormat.related) {
                        writer.object { writer in
                            writer.writePlace(related.span, paths)
                            writer.member("message") { writer in
                                writer.member("text", related.message.sarifMessage)
                            }
                        }
                    }
                }
            }
            writer.member("partialFingerprints") { $0.member("tenantry/v1", fingerprint) }
        }
    }

    private mutating func writePlace(_ span: SourceSpan, _ paths: RepositoryPaths) {
        member("physicalLocation") { writer in
            writer.member("artifactLocation") { $0.member("uri", paths(span.file).uriReference) }
            writer.member("region") { writer in
                writer.member("startLine", span.start.line)
                writer.member("startColumn", span.start.column)
                // Without an end it is the rest of the line.
                guard span.end > span.start else { return }
                writer.member("endLine", span.end.line)
                writer.member("endColumn", span.end.column)
            }
        }
    }
}

extension Severity {
    fileprivate var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .notice: "note"
        }
    }
}

extension String {
    /// The text as one line of a message in which nothing is a link or a placeholder.
    fileprivate var sarifMessage: String {
        var result = String.UnicodeScalarView()
        let scalars = Array(harmless.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            let digits = scalars[(index + 1)...].prefix { ("0"..."9").contains($0) }
            if scalar == "{", !digits.isEmpty, digits.endIndex < scalars.count,
                scalars[digits.endIndex] == "}"
            {
                result.append(contentsOf: "{{".unicodeScalars)
                result.append(contentsOf: digits)
                result.append(contentsOf: "}}".unicodeScalars)
                index = digits.endIndex + 1
                continue
            }
            result.append(scalar)
            if scalar == "]", index + 1 < scalars.count, scalars[index + 1] == "(" {
                result.append(" ")
            }
            index += 1
        }
        return String(result)
    }

    /// The path as a URI reference: all but unreserved characters and `/` percent-encoded.
    fileprivate var uriReference: String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = String.UnicodeScalarView()
        if utf8.first == UInt8(ascii: "/") { result.append(contentsOf: "file://".unicodeScalars) }
        for byte in utf8 {
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": result.append(scalar)
            default:
                result.append("%")
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
        }
        return String(result)
    }
}
