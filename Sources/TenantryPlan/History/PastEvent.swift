package import TenantryModel

/// An event of the history, with its forms read back.
package struct PastEvent: Hashable, Sendable {
    /// The event.
    package let event: RecordedEvent
    /// The address after the run.
    package let address: Address
    /// How it was before; `nil` of what is new.
    package let before: Record?
    /// How it was after; `nil` of what is gone.
    package let after: Record?

    /// Puts an event and what its forms say together.
    package init(_ event: RecordedEvent, at address: Address, before: Record?, after: Record?) {
        self.event = event
        self.address = address
        self.before = before
        self.after = after
    }

    /// The key before, if the event gave it another one.
    package var formerKey: Text? {
        guard let before, after != nil, before.key != address.key else { return nil }
        return before.key
    }

    /// What it changed, field by field, as plans show it.
    ///
    /// - Complexity: O(*n*) in the size of both forms.
    package var changes: [Change] {
        var old = before
        if let former = formerKey, let place = old?.description.place(of: "id") {
            old?.values[place] = .text(address.key)
            let changes = Differ.changes(
                from: State(roots: [old].compactMap { $0 }),
                to: State(roots: [after].compactMap { $0 })
            )
            let own = changes.first { $0.address == address }
            let rename = Change(renaming: former, to: address, besides: own)
            return [rename] + changes.filter { $0.address != address }
        }
        return Differ.changes(
            from: State(roots: [old].compactMap { $0 }),
            to: State(roots: [after].compactMap { $0 })
        )
    }
}
