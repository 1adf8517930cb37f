import TenantryDiagnostics
import TenantryModel
import TenantryPlan

/// Shows reports as JUnit XML, for everything that shows test results: each file is a suite, and so
/// are expectations, guards and consequences.
///
/// What stops an apply is a failure; warnings and notices are the output of a test that passed.
package struct JUnitFormat: ReportRenderer {
    /// How paths are told.
    let paths: RepositoryPaths

    /// Takes how paths are told.
    package init(paths: RepositoryPaths) { self.paths = paths }

    package func text(of report: DiagnosticReport) -> String { document(suites(report)) }

    package func text(of report: ExpectationReport) -> String { document([suite(report)]) }

    package func text(of report: PlanReport) -> String {
        let refused = PlacedDiagnostics(report.refused, in: []).all.map { refusal in
            TestCase(refusal, named: nil, isFailure: true)
        }
        let guarding = Set(report.refusals.map(\.guarding))
        let kept = Guard.allCases.filter { !guarding.contains($0) }.map { passed in
            TestCase(nil, named: "guard \(passed.rawValue)", isFailure: false)
        }
        let dangers = PlacedDiagnostics(report.dangers, in: []).all.map { danger in
            TestCase(danger, named: nil, isFailure: false)
        }
        return document(
            [Suite(name: "guards", cases: refused + kept)]
                + (dangers.isEmpty ? [] : [Suite(name: "consequences", cases: dangers)])
                + (report.expectations.map { [suite($0)] } ?? [])
                + (report.findings.map(suites) ?? [])
        )
    }

    // MARK: - Suites

    /// Tests that belong together.
    private struct Suite {
        let name: String
        let cases: [TestCase]
    }

    /// A test and what it had to say, if anything.
    private struct TestCase {
        let name: String
        let diagnostic: Diagnostic?
        let isFailure: Bool

        init(_ diagnostic: Diagnostic?, named name: String?, isFailure: Bool) {
            self.name = name ?? diagnostic.map { "\($0.code): \($0.message)" } ?? ""
            self.diagnostic = diagnostic
            self.isFailure = isFailure
        }
    }

    /// One suite for each file, by path; a file that nothing is said of passes one test.
    private func suites(_ report: DiagnosticReport) -> [Suite] {
        // Unlike elsewhere, what concerns no file may say so.
        let placed = PlacedDiagnostics(report.diagnostics, in: [], leftOut: report.leftOut)
        var byFile = Dictionary(grouping: placed.all) { Text($0.span?.file ?? "workspace") }
        for path in report.files.map({ Text($0.path) }) where byFile[path] == nil {
            byFile[path] = []
        }
        var suites = byFile.sorted { $0.key < $1.key }
            .map { path, diagnostics in
                let clean = TestCase(nil, named: "nothing is wrong", isFailure: false)
                let cases = diagnostics.map { diagnostic in
                    let counts = diagnostic.severity == .warning && report.isStrict
                    let isFailure = diagnostic.severity == .error || counts
                    return TestCase(diagnostic, named: nil, isFailure: isFailure)
                }
                return Suite(name: paths(path.string), cases: cases.isEmpty ? [clean] : cases)
            }
        if placed.leftOut > 0 {
            let name = "\(placed.leftOut) more not shown: mend the others first"
            let more = TestCase(nil, named: name, isFailure: false)
            suites.append(Suite(name: "left out", cases: [more]))
        }
        return suites
    }

    private func suite(_ report: ExpectationReport) -> Suite {
        let failed = PlacedDiagnostics(report.failures, in: []).all.map { failure in
            TestCase(failure, named: nil, isFailure: true)
        }
        let held = max(0, report.count - failed.count)
        let passed = (1...max(1, held)).prefix(held).map { number in
            TestCase(nil, named: "expectation that holds, \(number) of \(held)", isFailure: false)
        }
        return Suite(name: "expectations", cases: failed + passed)
    }

    // MARK: - XML

    private func document(_ suites: [Suite]) -> String {
        let cases = suites.flatMap(\.cases)
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites name=\"tenantry\"\(counts(cases))>\n"
        for suite in suites {
            text += "  <testsuite name=\"\(suite.name.asMarkup)\"\(counts(suite.cases))>\n"
            // Who shows them takes tests of one name for one test.
            var names: [String: Int] = [:]
            for test in suite.cases {
                let number = names[test.name, default: 0] + 1
                names[test.name] = number
                let name = number > 1 ? "\(test.name) (\(number))" : test.name
                text += element(test, named: name, in: suite.name)
            }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private func counts(_ cases: [TestCase]) -> String {
        let failures = cases.count(where: \.isFailure)
        return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"0\""
    }

    private func element(_ test: TestCase, named name: String, in suite: String) -> String {
        var head = "    <testcase name=\"\(name.asMarkup)\" classname=\"\(suite.asMarkup)\""
        guard let diagnostic = test.diagnostic else { return head + "/>\n" }
        if let span = diagnostic.span {
            head += " file=\"\(paths(span.file).asMarkup)\" line=\"\(span.start.line)\""
        }
        let body = lines(of: diagnostic).map(\.asMarkup).joined(separator: "\n")
        guard test.isFailure else {
            return "\(head)>\n      <system-out>\(body)</system-out>\n    </testcase>\n"
        }
        let message = diagnostic.message.asMarkup
        return "\(head)>\n      <failure message=\"\(message)\" type=\"\(diagnostic.code)\">"
            + "\(body)</failure>\n    </testcase>\n"
    }

    private func lines(of diagnostic: Diagnostic) -> [String] {
        var lines = ["\(diagnostic.severity.rawValue)[\(diagnostic.code)]: \(diagnostic.message)"]
        if let span = diagnostic.span { lines.append("at \(place(span))") }
        // Each line begins with a word of ours: a log could take it for a command.
        lines += diagnostic.related.prefix(100).map { "related: \($0.message): \(place($0.span))" }
        return lines + diagnostic.help.map { "help: \($0)" }
            + ["more: tenantry explain \(diagnostic.code)"]
    }

    private func place(_ span: SourceSpan) -> String {
        "\(paths(span.file)):\(span.start.line):\(span.start.column)"
    }
}
