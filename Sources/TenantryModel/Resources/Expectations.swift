/// What a team expects of its files: cases that are tried before anything is applied.
package struct Expectations: Container {
    /// The section `signIns`.
    package var signIns: [SignInExpectation] = []
    /// The section `administration`.
    package var administration: [AdministrationExpectation] = []
    /// The section `bills`.
    package var bills: [BillExpectation] = []

    /// Expects nothing.
    package init() {}

    @inlinable
    package static func visitChildren<Visitor: ChildVisitor>(_ visitor: inout Visitor)
    where Visitor.Root == Expectations {
        visitor.visit(\.signIns)
        visitor.visit(\.administration)
        visitor.visit(\.bills)
    }
}
