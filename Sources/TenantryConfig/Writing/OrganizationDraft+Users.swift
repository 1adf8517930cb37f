import TenantryDiagnostics
import TenantryModel
import TenantryNames

extension OrganizationDraft {
    /// What is typed where there is nobody of a population.
    private static let nobody = "none"

    /// The modes that need nothing else to begin with; `business` needs administrators, or a token
    /// of their directory.
    private static let beginnings: [ManagementMode] = [.provider, .federated, .hybrid]

    /// The words for who manages people.
    package static let modes = beginnings.map(\.rawValue) + [nobody]

    /// Says who manages a population, with what goes with the mode where a file must say it.
    mutating func setMode(_ text: String, of population: Population) throws(Refusal) {
        if text == Self.nobody {
            let isOtherAnswered = answered.contains(population == .staff ? .consumers : .staff)
            guard !organization.users.isEmpty || !isOtherAnswered else {
                throw Refusal(
                    message: "there must be staff or consumers",
                    help: "say who manages them"
                )
            }
            return
        }
        guard let mode = Self.beginnings.first(where: { $0.rawValue == text }) else {
            let near = NearestName.to(text, among: Self.modes)
            throw Refusal(
                message: "`\(text)` is not one of " + Self.modes.joined(separator: ", "),
                help: near.map { "did you mean `\($0)`?" } ?? ""
            )
        }
        var users = UserManagement()
        users.population = population
        users.mode = mode
        if mode == .hybrid {
            // They sign in at the business, and only whom the provider has approved.
            users.credential = .business
            users.lifecycle = .provider
            users.provisioning = Provisioning.none
            users.authorization = .assigned
        }
        organization.users.removeAll { $0.population == population }
        organization.users.append(users)
        organization.users.sort { $0.key < $1.key }
    }

    /// Adds domains that lead to a population.
    mutating func addDomains(_ text: String, of population: Population) throws(Refusal) {
        var domains: [Domain] = []
        for item in Self.items(text) {
            var domain = Domain()
            domain.name = try checked(item, "name", of: .domain)
            domain.population = population
            let isFreeMail =
                MailboxProviders.isFreeMail(domain.name.string)
                || state.catalog.policy.freeMail.contains(domain.name)
            if isFreeMail {
                throw Refusal(
                    message: "`\(domain.name)` is a public mailbox provider",
                    help: "leave it out: people with such addresses need no domain to sign in"
                )
            }
            let isTaken = (organization.domains + domains).contains { $0.name == domain.name }
            if isTaken {
                throw Refusal(message: "`\(domain.name)` stands there twice", help: "name it once")
            }
            domains.append(domain)
        }
        organization.domains += domains
        organization.domains.sort { $0.key < $1.key }
    }

    /// Says what it subscribes to: `SERVICE`, `SERVICE/PLAN` or `SERVICE/PLAN/SEATS`.
    mutating func setServices(_ text: String) throws(Refusal) {
        var subscriptions: [Subscription] = []
        for item in Self.items(text) {
            let subscription = try self.subscription(item)
            subscriptions.removeAll { $0.service == subscription.service }
            subscriptions.append(subscription)
        }
        organization.subscriptions = subscriptions.sorted { $0.key < $1.key }
    }

    private func subscription(_ text: String) throws(Refusal) -> Subscription {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        var subscription = Subscription()
        subscription.service = try serviceID(parts[0])
        let plans =
            state.catalog.services.named(subscription.service)?.plans.filter { $0.state == .sold }
            ?? []
        if parts.count > 1 {
            subscription.plan = try known(parts[1], "plan that is sold", plans.map(\.id))
        } else if plans.count == 1, let only = plans.first {
            subscription.plan = only.id
        } else {
            let choices = plans.map { "\(subscription.service)/\($0.id)" }
            throw Refusal(
                message: "`\(text)` has \(plans.count.counted("plan"))",
                help: choices.isEmpty ? "" : "write \(choices.joined(separator: " or "))"
            )
        }
        let isPerSeat = plans.named(subscription.plan)?.per == .seat
        guard isPerSeat || parts.count > 2 else { return subscription }
        guard isPerSeat, parts.count == 3, let seats = Int(parts[2]), seats > 0 else {
            let name = "\(subscription.service)/\(subscription.plan)"
            throw Refusal(
                message: "`\(name)` is priced per \(isPerSeat ? "seat" : "organization")",
                help: isPerSeat ? "write how many: \(name)/25" : "write `\(name)`"
            )
        }
        subscription.seats = seats
        return subscription
    }

    private func serviceID(_ text: String) throws(Refusal) -> Text {
        if let service = state.catalog.services.named(Text(text)),
            service.availability == .everyone
        {
            throw Refusal(message: "everybody has `\(text)`", help: "leave it out")
        }
        return try known(text, "service to subscribe to", subscribable.map(\.id))
    }

    /// What stands between commas and blanks.
    private static func items(_ text: String) -> [String] {
        text.split { $0 == "," || $0 == " " }.map(String.init)
    }
}
