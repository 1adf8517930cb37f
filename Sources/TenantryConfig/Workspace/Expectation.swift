package import TenantryDiagnostics
package import TenantryModel

/// One thing that a team expects of its files, and where it says so.
package struct Expectation: Sendable {
    /// What is expected.
    package let content: Content
    /// Where its id is written.
    package let span: SourceSpan

    /// What can be expected.
    package enum Content: Sendable {
        /// How somebody signs in, and what they reach.
        case signIn(SignInExpectation)
        /// Who administers an organization.
        case administration(AdministrationExpectation)
        /// What an account pays.
        case bill(BillExpectation)
    }

    /// Its name among those of its kind.
    package var id: Text {
        switch content {
        case .signIn(let expectation): expectation.id
        case .administration(let expectation): expectation.id
        case .bill(let expectation): expectation.id
        }
    }

    /// Puts the expectations of all files together; ids that occur twice are reported.
    static func all(_ parts: [DeclaredSections]) -> ([Expectation], problems: [Diagnostic]) {
        let items = parts.flatMap(\.items)
        guard !items.isEmpty else { return ([], []) }
        var decoder = FileDecoder()
        let records = Description.expectations.flatMap { description in
            decoder.unique(items.filter { $0.record.kind == description.kind })
        }
        let spans = Dictionary(
            items.map { (Address.Step($0.record.kind, $0.record.key), $0.span) },
            uniquingKeysWith: { first, _ in first }
        )
        let typed = Expectations(records: records)
        let contents =
            typed.signIns.map(Content.signIn) + typed.administration.map(Content.administration)
            + typed.bills.map(Content.bill)
        let result = contents.compactMap { content in
            spans[content.step].map { Expectation(content: content, span: $0) }
        }
        return (result, decoder.problems)
    }
}

extension Expectation.Content {
    /// What names it.
    fileprivate var step: Address.Step {
        switch self {
        case .signIn(let expectation): Address.Step(.signInExpectation, expectation.id)
        case .administration(let expectation):
            Address.Step(.administrationExpectation, expectation.id)
        case .bill(let expectation): Address.Step(.billExpectation, expectation.id)
        }
    }
}
