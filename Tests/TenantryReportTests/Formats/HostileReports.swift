import Foundation
import TenantryDiagnostics
import TenantryReport
import TenantryTestSupport

/// Reports that are hostile wherever a file could make them so: message, help, path, other place.
///
/// Four texts make a diagnostic, which its line tells from others.
enum HostileReports {
    /// How many texts there are.
    static let texts = 100_000

    /// The diagnostics.
    static let diagnostics: [Diagnostic] = {
        let texts = HostileText.texts(count: HostileReports.texts, seed: 20_261_215)
        return (0..<texts.count / 4).map { number in
            let place = SourcePosition(line: number + 1, column: 3)
            let file = "tenants/\(texts[4 * number].withoutSlashes).yaml"
            let other = SourceSpan(startOf: "tenants/other.yaml")
            return Diagnostic(
                "IDP002",
                Severity.allCases[number % 3],
                texts[4 * number + 1],
                at: SourceSpan(file: file, start: place, end: place),
                help: [texts[4 * number + 2]],
                related: [RelatedPlace(texts[4 * number + 3], at: other)]
            )
        }
    }()

    /// Parts of them, each shown in one piece.
    static func parts(of size: Int) -> [DiagnosticReport] {
        stride(from: 0, to: diagnostics.count, by: size).map { start in
            DiagnosticReport(
                diagnostics: Array(diagnostics[start..<min(start + size, diagnostics.count)]),
                files: [],
                organizations: 1,
                // In JUnit a warning is a failure then.
                isStrict: true
            )
        }
    }

    /// What a reader must find: the texts in the form that can do no harm.
    struct Expected: Encodable {
        let line: Int
        let severity: String
        let path: String
        let harmlessPath: String
        let message: String
        /// The same behind something else, where `::` begins nothing.
        let innerMessage: String
        let innerHelp: String
        let related: String
        let innerRelated: String

        init?(_ diagnostic: Diagnostic) {
            guard let span = diagnostic.span else { return nil }
            line = span.start.line
            severity = diagnostic.severity.rawValue
            path = span.file
            harmlessPath = span.file.harmless
            message = diagnostic.message.harmless
            innerMessage = diagnostic.message.innerHarmless
            innerHelp = diagnostic.help.first?.innerHarmless ?? ""
            related = diagnostic.related.first?.message.harmless ?? ""
            innerRelated = diagnostic.related.first?.message.innerHarmless ?? ""
        }
    }
}

extension String {
    /// The text as one part of a path.
    private var isPart: Bool { !unicodeScalars.contains("/") }

    fileprivate var innerHarmless: String {
        String(String.UnicodeScalarView("-\(self)".harmless.unicodeScalars.dropFirst()))
    }

    fileprivate var withoutSlashes: String {
        isPart
            ? self : String(String.UnicodeScalarView(unicodeScalars.map { $0 == "/" ? "_" : $0 }))
    }
}
