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
        case collaboration(people: [Text], role: Text)
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
    /// What starts or ends from today on, for so many days; sorted by day, then address.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package func calendar(days: Int) -> [CalendarEntry] {
        var result: [CalendarEntry] = []
        let last = today.adding(days: days)
        func add(
            _ day: Day?,
            _ turn: CalendarEntry.Turn,
            _ address: Address,
            _ subject: @autoclosure () -> CalendarEntry.Subject
        ) {
            guard let day, today <= day, day <= last else { return }
            result.append(
                CalendarEntry(day: day, turn: turn, address: address, subject: subject())
            )
        }
        for partner in catalog.partners {
            for person in partner.people {
                let address = Address(.partner, partner.id).child(.person, person.id)
                add(person.until, .ends, address, .person(email: person.email))
            }
        }
        for organization in state.organizations {
            let root = Address(.organization, organization.id)
            for collaborator in organization.collaborators {
                let subject = CalendarEntry.Subject.collaboration(
                    people: people(of: collaborator).map(\.email).sorted(),
                    role: collaborator.role
                )
                let address = root.child(.collaborator, collaborator.id)
                add(collaborator.from, .starts, address, subject)
                add(collaborator.until, .ends, address, subject)
            }
            for subscription in organization.subscriptions {
                let address = root.child(.subscription, subscription.service)
                add(subscription.until, .ends, address, .subscription(subscription.service))
            }
            for waiver in organization.waivers {
                add(waiver.until, .ends, root.child(.waiver, waiver.rule), .waiver(waiver.rule))
            }
        }
        return result.sorted {
            $0.day != $1.day
                ? $0.day < $1.day
                : $0.turn != $1.turn ? $0.turn < $1.turn : $0.address < $1.address
        }
    }
}
