/// Something that looks at one thing, whatever its type.
package protocol ResourceVisitor {
    /// Looks at it.
    mutating func visit<Root: Resource>(_ resource: Root) throws
}

extension State {
    /// Shows the thing with this address to a visitor; does nothing if there is none.
    ///
    /// - Complexity: O(log *n*) for each step of the address.
    package func visit<Visitor: ResourceVisitor>(
        _ address: Address, _ visitor: inout Visitor
    ) throws {
        let steps = address.steps
        if steps[0].kind == .organization {
            guard let organization = organization(steps[0].key) else { return }
            try organization.visit(steps[1...], &visitor)
        } else {
            try catalog.visitChild(steps[...], &visitor)
        }
    }
}

extension Resource {
    fileprivate func visit<Visitor: ResourceVisitor>(
        _ steps: ArraySlice<Address.Step>, _ visitor: inout Visitor
    ) throws {
        if steps.isEmpty {
            try visitor.visit(self)
        } else {
            try visitChild(steps, &visitor)
        }
    }
}

extension Container {
    fileprivate func visitChild<Visitor: ResourceVisitor>(
        _ steps: ArraySlice<Address.Step>, _ visitor: inout Visitor
    ) throws {
        var search = StepSearch(root: self, steps: steps, visitor: visitor)
        Self.visitChildren(&search)
        visitor = search.visitor
        try search.outcome.get()
    }
}

private struct StepSearch<Root: Container, Visitor: ResourceVisitor>: ChildVisitor {
    let root: Root
    let steps: ArraySlice<Address.Step>
    var visitor: Visitor
    var outcome: Result<Void, any Error> = .success(())

    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        guard let step = steps.first, step.kind == Child.kind,
            let child = root[keyPath: path].element(step.key)
        else { return }
        outcome = Result { try child.visit(steps.dropFirst(), &visitor) }
    }
}
