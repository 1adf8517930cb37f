import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Who comes in, reaches and administers what, before and after, where a plan makes a difference.
struct AccessSection {
    let count: Int
    let organizations: [Organization]
    let leftOut: String?

    /// One organization.
    struct Organization {
        let id: String
        let tone: Page.Tone
        let words: String
        let isOpen: Bool
        let groups: [Group]

        /// Whether somebody loses something.
        fileprivate var losesSomething: Bool {
            groups.contains { $0.before.contains(where: \.isOther) }
        }
    }

    /// One kind of access.
    struct Group {
        let title: String
        let before: [Item]
        let after: [Item]
    }

    /// Something on one side.
    struct Item {
        let words: String
        /// Whether it is not on the other side.
        let isOther: Bool
    }

    /// How many organizations are shown.
    private static let limit = 100
    /// With more than this they start closed.
    private static let manyAreClosed = 6

    /// Compares both sides; `nil` if nobody's access is other afterwards.
    ///
    /// - Parameters:
    ///   - before: The live state.
    ///   - after: The state after the plan.
    ///   - changed: What the plan changes.
    /// - Complexity: O(*affected*).
    init?(_ before: StateIndex, _ after: StateIndex, changed: ChangedPart) {
        let found = changed.affected(before, after).compactMap { id in
            Organization(
                id,
                EffectiveOrganization(id, in: before),
                EffectiveOrganization(id, in: after)
            )
        }
        guard !found.isEmpty else { return nil }
        // Whoever loses something is shown first, and so left out last.
        let sorted = found.filter(\.losesSomething) + found.filter { !$0.losesSomething }
        let cut = Page.cut(
            sorted,
            to: AccessSection.limit,
            "organization",
            see: "`tenantry access --organization ID` answers for each."
        )
        count = found.count
        leftOut = cut.leftOut
        organizations = cut.shown.map { organization in
            Organization(
                organization,
                isOpen: found.count <= AccessSection.manyAreClosed || organization.losesSomething
            )
        }
    }
}

extension AccessSection.Organization {
    fileprivate init(_ other: Self, isOpen: Bool) {
        id = other.id
        tone = other.tone
        words = other.words
        self.isOpen = isOpen
        groups = other.groups
    }

    /// Compares one organization; `nil` if its access stays as it is.
    fileprivate init?(
        _ id: Text,
        _ before: EffectiveOrganization?,
        _ after: EffectiveOrganization?
    ) {
        typealias Group = AccessSection.Group
        let groups = [
            Group("Consumers come in", before?.ways(of: .consumers), after?.ways(of: .consumers)),
            Group("Staff come in", before?.ways(of: .staff), after?.ways(of: .staff)),
            Group("Administrators", before?.administrators, after?.administrators),
            Group("Services", before?.serviceWords, after?.serviceWords),
        ].compactMap { $0 }
        guard !groups.isEmpty else { return nil }
        self.id = id.string
        isOpen = false
        self.groups = groups
        switch (before, after) {
        case (nil, _): (tone, words) = (.gain, "added")
        case (_, nil): (tone, words) = (.danger, "removed")
        case (_?, _?): (tone, words) = (.watch, "changed")
        }
    }
}

extension AccessSection.Group {
    /// Compares two lists; `nil` if they are the same.
    fileprivate init?(_ title: String, _ before: [String]?, _ after: [String]?) {
        let (before, after) = (before ?? [], after ?? [])
        guard before != after else { return nil }
        self.title = title
        self.before = AccessSection.Item.list(before, besides: Set(after))
        self.after = AccessSection.Item.list(after, besides: Set(before))
    }
}

extension AccessSection.Item {
    fileprivate static func list(_ words: [String], besides others: Set<String>) -> [Self] {
        guard !words.isEmpty else { return [Self(words: "none", isOther: false)] }
        return words.map { Self(words: $0, isOther: !others.contains($0)) }
    }
}

extension EffectiveOrganization {
    /// How a population comes in, and what it reaches there.
    fileprivate func ways(of population: Population) -> [String] {
        reach(of: population).map { way in
            let place =
                way.way.connectionName.map { name in
                    let provider = usableConnections.first { $0.name == name }?.connection
                    let address = provider?.issuer ?? provider?.entityID
                    return "through \(name)" + (address.map { ", \($0)" } ?? "")
                } ?? "at the provider"
            return "\(place): \(way.reach.words)"
        }
    }

    /// Who administers it on the day.
    fileprivate var administrators: [String] {
        administrations.filter { $0.holds(on: index.today) }.map { administration in
            let scope =
                administration.services.isEmpty ? "" : " for \(administration.services.list)"
            let term = administration.isOutside ? ", \(administration.term)" : ""
            return "\(administration.who) as \(administration.role)\(scope)\(term)"
        }
    }

    /// The services that people can use.
    fileprivate var serviceWords: [String] { services.map(\.string) }
}
