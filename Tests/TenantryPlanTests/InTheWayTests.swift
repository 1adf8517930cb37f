import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What nobody applied stands in the way of a plan that removes what it refers to.
struct InTheWayTests {
    private static let today = Day(number: 20_710)

    /// What can go.
    enum Removal: CaseIterable {
        case parent, lentConnection, service, role, plan, adminRole, partner, person, team, account

        func callAsFunction(_ state: inout State) {
            switch self {
            case .parent: state.organizations = []
            case .lentConnection: state.organizations[0].connections = []
            case .service: state.catalog.services = []
            case .role: state.catalog.services[0].roles = []
            case .plan: state.catalog.services[0].plans = []
            case .adminRole: state.catalog.adminRoles = []
            case .partner: state.catalog.partners = []
            case .person: state.catalog.partners[0].people = []
            case .team: state.catalog.partners[0].teams = []
            case .account: state.catalog.billingAccounts = []
            }
        }
    }

    private static func made<Value: Resource>(_ edit: (inout Value) -> Void) -> Value {
        var value = Value()
        edit(&value)
        return value
    }

    /// What is managed: a catalog, and one organization.
    private static var managed: State {
        let service: Service = made {
            $0.id = "meals"
            $0.roles = [made { $0.id = "cook" }]
            $0.plans = [made { $0.id = "basic" }]
        }
        let partner: Partner = made {
            $0.id = "onboardly"
            $0.people = [made { $0.id = "jane" }]
            $0.teams = [made { $0.id = "north" }]
        }
        var catalog = Catalog()
        catalog.services = [service]
        catalog.partners = [partner]
        catalog.adminRoles = [made { $0.id = "helper" }]
        catalog.billingAccounts = [made { $0.id = "bill" }]
        let parent: Organization = made {
            $0.id = "alpha"
            $0.connections = [made { $0.id = "entra" }]
            $0.sharedConnections = ["entra"]
        }
        return State(catalog: catalog, organizations: [parent])
    }

    /// What somebody made by hand, and what refers to everything there is.
    private static var manual: Organization {
        made {
            $0.id = "manual"
            $0.parent = "alpha"
            $0.billing = "bill"
            $0.domains = [
                made {
                    $0.name = "manual.example"
                    $0.via = "alpha/entra"
                }
            ]
            $0.users = [made { $0.defaultRoles = [RoleName("meals/cook")] }]
            $0.subscriptions = [
                made {
                    $0.service = "meals"
                    $0.plan = "basic"
                }
            ]
            $0.admins = [made { $0.role = "helper" }]
            $0.collaborators = [
                made {
                    $0.partner = "onboardly"
                    $0.people = ["jane"]
                    $0.team = "north"
                }
            ]
        }
    }

    private static func offenders(_ desired: State, besides manual: Organization) -> [Address] {
        var live = LiveSnapshot(applied: managed)
        live.state = State(
            catalog: managed.catalog,
            organizations: [managed.organizations[0], manual]
        )
        let comparison = Comparison(desired: desired, live: live, today: today)
        let plan = Plan(comparison, lastApplied: managed)
        return GuardedPlan(plan, comparison, on: today).refusals()
            .filter { $0.guarding == .inTheWay }.flatMap(\.offenders)
    }

    @Test(arguments: Removal.allCases)
    func `whatever it refers to cannot go`(removal: Removal) {
        var desired = Self.managed
        removal(&desired)
        let bare: Organization = Self.made { $0.id = "manual" }
        #expect(Self.offenders(desired, besides: Self.manual) == [Address(.organization, "manual")])
        #expect(Self.offenders(desired, besides: bare) == [])
    }

    @Test func `what changes besides is in nobody's way`() {
        var desired = Self.managed
        desired.organizations[0].name = "Alpha"
        #expect(Self.offenders(desired, besides: Self.manual) == [])
    }

    @Test func `nobody else can be its client`() {
        var manual = Self.manual
        var desired = Self.managed
        manual.connections = [
            Self.made {
                $0.type = .saml
                $0.entityID = "urn:manual"
            }
        ]
        desired.organizations[0].connections += [
            Self.made {
                $0.id = "other"
                $0.type = .saml
                $0.entityID = "urn:manual"
            }
        ]
        #expect(Self.offenders(desired, besides: manual) == [Address(.organization, "manual")])
        manual.connections[0].entityID = "urn:other"
        #expect(Self.offenders(desired, besides: manual) == [])
    }

    @Test func `nobody else can claim its domain`() {
        var desired = Self.managed
        desired.organizations[0].domains = [Self.made { $0.name = "manual.example" }]
        #expect(Self.offenders(desired, besides: Self.manual) == [Address(.organization, "manual")])
    }
}
