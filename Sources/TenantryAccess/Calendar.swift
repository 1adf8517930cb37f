package import TenantryModel

/// Something that starts or ends on a day.
package struct CalendarEntry: Hashable, Sendable {
    /// The first day on which it holds, or the last one.
    package let day: Day
    /// Whether it starts or ends.
    package let turn: Turn
    /// What it is.
    package let address: Address
    /// Whom or what it is about.
    package let subject: Subject

    /// Whether something starts or ends.
    package enum Turn: String, Comparable, Sendable {
        /// It holds from this day on.
        case starts
        /// This is the last day on which it holds.
        case ends

        package static func < (lhs: Turn, rhs: Turn) -> Bool { lhs.rawValue > rhs.rawValue }
    }

    /// What starts or ends.
    package enum Subject: Hashable, Sendable {
        /// People of a partner administer.
        case collaboration(people: [Text], role: Text, sponsor: Text)
        /// An organization has a service.
        case subscription(Text)
        /// A warning is silenced.
        case waiver(Text)
        /// A person works for a partner.
        case person(email: Text)
        /// A certificate of a connection is good.
        case certificate(fingerprint: Text)
        /// A retired organization may be removed.
        case removal
    }

    /// What is known besides what files say.
    package struct Observed: Sendable {
        /// The last day of certificates, by fingerprint.
        package let certificates: [Text: Day]
        /// Since when organizations are retired, by id.
        package let retired: [Text: Day]

        /// Says what is known; nothing, if nothing is given.
        package init(certificates: [Text: Day] = [:], retired: [Text: Day] = [:]) {
            self.certificates = certificates
            self.retired = retired
        }
    }
}

extension StateIndex {
    /// What starts or ends from today on, for so many days; sorted by day, what
    /// starts before what ends, then by address.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package func calendar(
        days: Int,
        observed: CalendarEntry.Observed = CalendarEntry.Observed()
    ) -> [CalendarEntry] {
        let last = today.adding(days: days)
        let all =
            catalog.partners.flatMap(entries)
            + state.organizations.flatMap { entries(of: $0, observed) }
        return all.filter { today <= $0.day && $0.day <= last }.sorted {
            $0.day != $1.day
                ? $0.day < $1.day
                : $0.turn != $1.turn ? $0.turn < $1.turn : $0.address < $1.address
        }
    }

    private func entries(of partner: Partner) -> [CalendarEntry] {
        partner.people.compactMap { person in
            let address = Address(.partner, partner.id).child(.person, person.id)
            return CalendarEntry(person.until, .ends, address, .person(email: person.email))
        }
    }

    private func entries(
        of organization: Organization,
        _ observed: CalendarEntry.Observed
    ) -> [CalendarEntry] {
        let root = Address(.organization, organization.id)
        var result: [CalendarEntry?] = organization.collaborators.flatMap { collaborator in
            let address = root.child(.collaborator, collaborator.id)
            return [
                entry(collaborator.from, .starts, address, collaborator),
                entry(collaborator.until, .ends, address, collaborator),
            ]
        }
        result += organization.subscriptions.map { subscription in
            let address = root.child(.subscription, subscription.service)
            return CalendarEntry(
                subscription.until,
                .ends,
                address,
                .subscription(subscription.service)
            )
        }
        result += organization.waivers.map { waiver in
            let address = root.child(.waiver, waiver.rule)
            return CalendarEntry(waiver.until, .ends, address, .waiver(waiver.rule))
        }
        result += organization.connections.flatMap { connection in
            let address = root.child(.connection, connection.id)
            return connection.certificates.map { fingerprint in
                let end = observed.certificates[fingerprint]
                return CalendarEntry(end, .ends, address, .certificate(fingerprint: fingerprint))
            }
        }
        if organization.state == .retired, let since = observed.retired[organization.id] {
            let day = since.adding(days: catalog.policy.retireDays)
            result.append(CalendarEntry(day, .starts, root, .removal))
        }
        return result.compactMap { $0 }
    }

    /// The first day of a collaboration or its last one, with those who are there on it.
    private func entry(
        _ day: Day?,
        _ turn: CalendarEntry.Turn,
        _ address: Address,
        _ collaborator: Collaborator
    ) -> CalendarEntry? {
        guard let day, partners[collaborator.partner]?.state == .active else { return nil }
        let there = people(of: collaborator).filter { person in
            person.until.map { day <= $0 } ?? true
        }
        guard !there.isEmpty else { return nil }
        return CalendarEntry(
            day,
            turn,
            address,
            .collaboration(
                people: there.map(\.email).asSet,
                role: collaborator.role,
                sponsor: collaborator.sponsor
            )
        )
    }
}

extension CalendarEntry {
    /// Enters something on a day; `nil` if there is none.
    fileprivate init?(_ day: Day?, _ turn: Turn, _ address: Address, _ subject: Subject) {
        guard let day else { return nil }
        self.init(day: day, turn: turn, address: address, subject: subject)
    }
}
