import TenantryAccess
import TenantryModel

extension JSONWriter {
    /// Writes what people reach under each condition.
    mutating func write(_ reach: [ConditionReach]) {
        array { writer in
            for conditional in reach {
                writer.object { writer in
                    writer.condition(conditional.condition)
                    writer.key("services")
                    writer.write(conditional.services)
                }
            }
        }
    }

    /// Writes services and roles.
    mutating func write(_ services: [ServiceReach]) {
        array { writer in
            for service in services {
                writer.object { writer in
                    writer.member("service", service.service.string)
                    writer.member("roles", service.roles.map(\.string))
                    writer.member("decided_by_application", service.isDecidedByApplication)
                }
            }
        }
    }

    /// Writes a condition as two members; both are null for everybody.
    mutating func condition(_ condition: Condition) {
        switch condition {
        case .everyone:
            member("attribute", nil as String?)
            member("value", nil as String?)
        case .attribute(let attribute, let value):
            member("attribute", attribute.string)
            member("value", value.string)
        }
    }

    /// Writes who administers what, and until when.
    mutating func write(_ administration: Administration) {
        object { writer in
            writer.member("person", administration.email.string)
            writer.member("partner", administration.partner?.partner.string)
            writer.member("role", administration.role.string)
            writer.member("organization", administration.organization.string)
            writer.member("source", administration.source.string)
            writer.member("address", administration.address.description)
            writer.member("services", administration.services.map(\.string))
            writer.member("from", administration.from?.description)
            writer.member("until", administration.until?.description)
            writer.member("sponsor", administration.sponsor?.string)
        }
    }
}
