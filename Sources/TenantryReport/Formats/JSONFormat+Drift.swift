import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension JSONFormat {
    /// Shows what was changed outside.
    package func text(of report: DriftReport) -> String {
        ResultSchema.drift.text { writer in
            writer.member("lineage", report.lineage.string)
            writer.member("revision", report.revision)
            writer.key("drift")
            writer.array { writer in for change in report.changes { writer.write(change) } }
            writer.key("roots")
            writer.array { writer in
                for root in report.roots { writer.write(root, report) }
            }
            writer.member("unmanaged", report.unmanaged.map(\.description))
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ root: DriftReport.Root, _ report: DriftReport) {
        object { writer in
            writer.member("address", root.address.description)
            writer.member("file", report.positions[root.address]?.file)
            writer.key("last_applied")
            if let run = root.lastApplied {
                writer.object { writer in
                    writer.member("revision", run.revision)
                    writer.member("moment", run.moment.string)
                    writer.member("actor", run.actor.string)
                }
            } else {
                writer.null()
            }
            writer.key("keep")
            writer.write(root.keeping)
            writer.member("overwrite", report.overwriting(root))
            writer.member("let_be", root.waiver)
        }
    }

    private mutating func write(_ keeping: DriftReport.Keeping) {
        object { writer in
            switch keeping {
            case .isDeclared: writer.member("way", "declared")
            case .deletion: writer.member("way", "deletion")
            case .command(let command):
                writer.member("way", "command")
                writer.member("command", command)
            case .edits(let edits):
                writer.member("way", "edits")
                writer.key("edits")
                writer.array { writer in for edit in edits { writer.write(edit) } }
            }
        }
    }

    private mutating func write(_ edit: ValueEdit) {
        object { writer in
            writer.member("file", edit.span.file)
            writer.member("line", edit.span.start.line)
            writer.member("column", edit.span.start.column)
            writer.member("key", edit.key)
            writer.member("text", edit.text)
        }
    }
}
