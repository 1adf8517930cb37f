package import TenantryModel

/// Which run gave each field of a live thing its present value.
package struct Blame: Hashable, Sendable {
    /// The thing.
    package let address: Address
    /// Its fields and those of what is inside it, what is outside first.
    package let lines: [Line]

    /// One field.
    package struct Line: Hashable, Sendable {
        /// The thing that has it.
        package let address: Address
        /// Its name.
        package let field: String
        /// The live value.
        package let value: FieldValue
        /// Where that comes from.
        package let origin: Origin
    }

    /// Where a value can come from.
    package enum Origin: Hashable, Sendable {
        /// A run set it.
        case run(RecordedRun)
        /// It was changed outside or followed a rename; this run took it over as it was.
        case takenOver(RecordedRun)
        /// It was changed outside since the last apply, which had left another value.
        case outside(lastApplied: FieldValue)
        /// It is live, but was never applied.
        case neverApplied
        /// It is older than the history of the thing.
        case older
    }

    /// Finds out.
    ///
    /// - Parameters:
    ///   - address: The thing.
    ///   - live: Its root, as it is live.
    ///   - copy: The last-applied copy of its root; `nil` if it was never applied.
    ///   - copyRevision: The revision of the run that wrote the copy.
    ///   - events: What happened to its root, the oldest first.
    ///   - runs: The runs.
    /// - Complexity: O(*fields* × *events*).
    package init(
        of address: Address,
        live: Record,
        copy: Record?,
        copyRevision: Int?,
        events: [PastEvent],
        runs: [RecordedRun]
    ) {
        self.address = address
        let search = OriginSearch(
            copy: copy,
            copyRun: runs.first { $0.revision == copyRevision },
            events: events.reversed(),
            runs: Dictionary(runs.map { ($0.id, $0) }) { first, _ in first }
        )
        var lines: [Line] = []
        if let thing = live.thing(at: address.inside) {
            search.append(thing, at: address, to: &lines)
        }
        self.lines = lines
    }
}

/// Looks for the beginning of values.
private struct OriginSearch {
    let copy: Record?
    let copyRun: RecordedRun?
    /// What happened to the root, the newest first.
    let events: [PastEvent]
    let runs: [Text: RecordedRun]

    /// Appends the fields of a thing that say something, then what is inside it.
    func append(_ thing: Record, at address: Address, to lines: inout [Blame.Line]) {
        let steps = address.inside
        let description = thing.description
        for place in description.fields.indices
        where description.fields[place].role != .instruction && !thing.values[place].isEmpty {
            let type = description.fields[place].type
            let origin = origin(of: thing.values[place], place, in: steps)
            lines.append(
                Blame.Line(
                    address: address,
                    field: description.fields[place].name,
                    value: thing.values[place].concealed(in: type),
                    origin: origin.concealed(in: type)
                )
            )
        }
        for section in thing.sections {
            for inside in section {
                append(inside, at: address.child(inside.kind, inside.key), to: &lines)
            }
        }
    }

    private func origin(
        of value: FieldValue,
        _ place: Int,
        in steps: [Address.Step]
    ) -> Blame.Origin {
        func past(_ root: Record?) -> FieldValue? { root?.thing(at: steps)?.values[place] }
        guard let copy else { return .neverApplied }
        guard past(copy) == value else {
            return .outside(lastApplied: past(copy) ?? .absent)
        }
        var keeper = copyRun
        for event in events {
            guard past(event.after) == value else {
                return keeper.map { .takenOver($0) } ?? .older
            }
            let run = runs[event.event.run]
            guard past(event.before) == value else {
                return run.map { .run($0) } ?? .older
            }
            keeper = run
        }
        return .older
    }
}

extension Blame.Origin {
    /// The same without what may be a secret.
    fileprivate func concealed(in type: FieldType) -> Blame.Origin {
        guard case .outside(let applied) = self else { return self }
        return .outside(lastApplied: applied.concealed(in: type))
    }
}

extension Record {
    /// The thing at the end of a way inside.
    ///
    /// - Complexity: O(log *n*) for each step.
    package func thing(at steps: [Address.Step]) -> Record? {
        steps.reduce(self as Record?) { $0?.child($1.kind, $1.key) }
    }

    /// Everything that can be named: this thing, and what is inside it.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package func addresses(from address: Address) -> [Address] {
        sections.joined().reduce(into: [address]) { found, inside in
            found += inside.addresses(from: address.child(inside.kind, inside.key))
        }
    }
}

extension Blame {
    /// The same about one field of the thing itself.
    package func narrowed(to field: String) -> Blame {
        Blame(
            address: address,
            lines: lines.filter { $0.address == address && $0.field == field }
        )
    }

    private init(address: Address, lines: [Line]) {
        self.address = address
        self.lines = lines
    }
}
