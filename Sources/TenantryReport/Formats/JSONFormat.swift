import TenantryDiagnostics
package import TenantryModel
package import TenantryPlan

/// Shows reports to programs: JSON with a `format_version` whose minor part grows when members are
/// added and whose major part grows when something else changes.
package struct JSONFormat: AnswerRenderer {
    /// Makes one.
    package init() {}

    package func text(of report: DiagnosticReport) -> String {
        ResultSchema.validation.text { writer in
            writer.member("valid", report.isValid)
            writer.member("organizations", report.organizations)
            for severity in Severity.allCases {
                writer.member("\(severity.rawValue)_count", report.count(of: severity))
            }
            writer.member("left_out", report.leftOut)
            writer.member("waived", report.waived)
            writer.key("diagnostics")
            writer.array { writer in
                for diagnostic in report.diagnostics { writer.write(diagnostic) }
            }
        }
    }

    package func text(of report: PlanReport) -> String {
        ResultSchema.plan.text { writer in
            report.plan.writeMembers(to: &writer, isForPeople: true)
            writer.member("digest", report.plan.digest.description)
            writer.key("summary")
            writer.object { writer in writer.summary(of: report.plan) }
            writer.member("day", report.today.description)
            writer.write(report.consequences, report.facts)
            writer.key("refusals")
            writer.array { writer in
                for refusal in report.refusals { writer.write(refusal) }
            }
            writer.key("expectations")
            if let expectations = report.expectations {
                writer.write(expectations)
            } else {
                writer.null()
            }
            if let rehearsal = report.rehearsal { writer.write(rehearsal) }
            writer.key("cautions")
            writer.array { writer in for caution in report.cautions { writer.string(caution) } }
            // Last, since a plan in a file is compared up to here.
            writer.key("positions")
            writer.object { writer in
                for (address, span) in report.positions.sorted(by: { $0.key < $1.key }) {
                    writer.key(address.description)
                    writer.write(span)
                }
            }
        }
    }

    package func text(of report: ExpectationReport) -> String {
        ResultSchema.test.text { writer in
            writer.key("expectations")
            writer.write(report)
        }
    }

    package func text(ofApplied plan: Plan) -> String {
        ResultSchema.applied.text { writer in
            writer.member("outcome", plan.isEmpty ? "unchanged" : "applied")
            writer.member("revision", plan.isEmpty ? plan.revision : plan.revision + 1)
            writer.member("run", plan.isEmpty ? nil : plan.run.string)
            writer.member("organizations", plan.organizations)
            writer.member("digest", plan.digest.description)
            writer.key("summary")
            writer.object { writer in writer.summary(of: plan) }
        }
    }

    package func text(of state: State, roots: [Address]?) -> String {
        ResultSchema.show.text { writer in
            let shown = roots.map { state.reduced(to: $0) } ?? state
            let records = shown.catalog.records.map(\.concealingSecrets)
            for kind in Description.all.filter(\.isInCatalog).map(\.kind) {
                writer.writeSection(of: kind, records.filter { $0.kind == kind })
            }
            guard roots == nil else {
                for organization in shown.organizations {
                    writer.key("organization")
                    writer.write(organization.record.concealingSecrets)
                }
                return
            }
            writer.key("organizations")
            writer.array { writer in
                for organization in state.organizations {
                    writer.write(organization.record.concealingSecrets)
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ span: SourceSpan) {
        object { writer in
            writer.member("file", span.file)
            for (name, place) in [("start", span.start), ("end", span.end)] {
                writer.key(name)
                writer.object { writer in
                    writer.member("line", place.line)
                    writer.member("column", place.column)
                }
            }
        }
    }

    fileprivate mutating func write(_ rehearsal: Rehearsal) {
        key("rehearsal")
        object { writer in
            writer.member("revision", rehearsal.revision)
            for step in Rehearsal.Step.allCases {
                writer.member(step.rawValue, rehearsal.passed(step))
            }
            if let failure = rehearsal.failure { writer.member("failure", failure.reason) }
        }
    }

    fileprivate mutating func write(_ refusal: GuardRefusal) {
        object { writer in
            writer.member("guard", refusal.guarding.rawValue)
            writer.member("code", refusal.guarding.code)
            writer.member("sentence", refusal.sentence)
            writer.member("limit", refusal.limit)
            writer.member("field", refusal.guarding.field)
            writer.member("count", refusal.offenders.count)
            writer.member("offenders", refusal.offenders.map(\.description))
            guard !refusal.accounts.isEmpty else { return }
            writer.key("accounts")
            writer.object { writer in
                for (address, count) in refusal.accounts.sorted(by: { $0.key < $1.key }) {
                    writer.member(address.description, count)
                }
            }
        }
    }

    fileprivate mutating func write(_ report: ExpectationReport) {
        object { writer in
            writer.member("count", report.count)
            writer.key("failed")
            writer.array { writer in
                for failure in report.failures { writer.write(failure) }
            }
        }
    }

    fileprivate mutating func write(_ diagnostic: Diagnostic) {
        object { writer in
            writer.member("severity", diagnostic.severity.rawValue)
            writer.member("code", diagnostic.code.description)
            writer.member("message", diagnostic.message)
            writer.key("range")
            if let span = diagnostic.span { writer.write(span) } else { writer.null() }
            writer.key("help")
            writer.array { writer in for line in diagnostic.help { writer.string(line) } }
            writer.key("related")
            writer.array { writer in
                for related in diagnostic.related {
                    writer.object { writer in
                        writer.member("message", related.message)
                        writer.key("range")
                        writer.write(related.span)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// Writes how many organizations come, change and go into an open object.
    fileprivate mutating func summary(of plan: Plan) {
        let counts = plan.counts
        member("add", counts.added)
        member("change", counts.changed)
        member("remove", counts.removed)
        member("catalog", plan.catalogChanges)
    }
}
