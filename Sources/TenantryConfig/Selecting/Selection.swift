package import TenantryModel

/// Which organizations a plan is for; the catalog, which all share, always belongs to it.
package struct Selection: Hashable, Sendable {
    /// What is selected; without a pattern, everything.
    package var only: [NamePattern]
    /// What is not, whatever else is said.
    package var except: [NamePattern]
    /// The ids of the files that changed, where only those count.
    package var changed: Set<Text>?
    /// The ids of organizations that stay as they are live, whatever is said.
    package var kept: Set<Text> = []

    /// Selects.
    package init(
        only: [NamePattern] = [],
        except: [NamePattern] = [],
        changed: Set<Text>? = nil
    ) {
        self.only = only
        self.except = except
        self.changed = changed
    }

    /// Whether nothing is left out.
    package var isEverything: Bool {
        only.isEmpty && except.isEmpty && changed == nil && kept.isEmpty
    }

    /// The ids that are not selected.
    ///
    /// An organization that gets another id is one organization: it is left out if one of its ids
    /// is, and otherwise selected if one of them is.
    ///
    /// - Complexity: O(*n*) in the number of organizations and patterns, times the length of chains
    ///   of renames.
    func ids(leftOutOf desired: State, _ live: State) -> Set<Text> {
        let all = Set(desired.organizations.map(\.id)).union(live.organizations.map(\.id))
        let pairs = desired.organizations.flatMap { organization in
            organization.formerly.filter { live.organization($0) != nil }.map {
                [$0, organization.id]
            }
        }
        func closed(_ ids: Set<Text>) -> Set<Text> {
            var result = ids
            var count = -1
            while count != result.count {
                count = result.count
                for pair in pairs where !result.isDisjoint(with: pair) { result.formUnion(pair) }
            }
            return result
        }
        let excluded = closed(
            all.filter { id in kept.contains(id) || except.contains { $0.matches(id.string) } }
        )
        let chosen = all.subtracting(excluded).filter { id in
            (only.isEmpty || only.contains { $0.matches(id.string) })
                && changed?.contains(id) ?? true
        }
        return all.subtracting(closed(chosen))
    }

    /// The patterns that stand for no organization at all.
    package func unmatched(in desired: State, _ live: State) -> [NamePattern] {
        (only + except).filter { pattern in
            !desired.organizations.contains { pattern.matches($0.id.string) }
                && !live.organizations.contains { pattern.matches($0.id.string) }
        }
    }
}
