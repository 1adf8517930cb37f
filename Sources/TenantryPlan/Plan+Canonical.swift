package import TenantryModel
import TenantryParallel

extension Plan {
    /// The canonical bytes: what the digest is taken of.
    ///
    /// - Complexity: O(*n*) in the number of changes.
    package var canonicalBytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writeVersion(to: &writer)
            writeMembers(to: &writer)
        }
        return writer.bytes
    }

    /// The digest of the canonical bytes, which are never all there at once: those of a first apply
    /// take more room than everything else together.
    ///
    /// - Complexity: O(*n*) in the number of changes.
    var canonicalDigest: Digest {
        var digest = DigestInProgress()
        var writer = JSONWriter()
        writer.object { writer in
            writeVersion(to: &writer)
            writeMembers(to: &writer) { writer in digest.add(writer.drain()) }
        }
        digest.add(writer.bytes)
        return digest.result
    }

    private func writeVersion(to writer: inout JSONWriter) {
        writer.key("format_version")
        writer.string(Plan.formatVersion)
    }

    /// Writes everything that makes up the plan, but for the version of its form, into an open
    /// object.
    ///
    /// - Parameters:
    ///   - writer: The object.
    ///   - isForPeople: Whether somebody will read it: then what stands in the place of a reference
    ///     to a secret, and may be the secret itself, is hidden. The digest covers it all the same.
    ///   - afterSome: Called now and then, for whoever needs not all at once.
    package func writeMembers(
        to writer: inout JSONWriter,
        isForPeople: Bool = false,
        afterSome: (inout JSONWriter) -> Void = { _ in }
    ) {
        @Sendable func shown(_ change: Change) -> Change {
            isForPeople ? change.concealingSecrets : change
        }
        writer.key("lineage")
        writer.string(lineage.string)
        writer.key("revision")
        writer.integer(revision)
        writer.key("desired_digest")
        writer.string(desired.description)
        writer.key("organizations")
        writer.integer(organizations)
        writer.key("changes")
        writer.array { writer in
            let empty = writer.elements
            Parallel.forEach(count: changes.count, atOnce: 4_096) { range in
                var piece = empty
                for place in range { piece.write(shown(changes[place])) }
                return piece
            } _: { piece in
                writer.append(piece)
                afterSome(&writer)
            }
        }
        writer.key("drift")
        writer.array { writer in for change in drift { writer.write(shown(change)) } }
        for (name, addresses) in [
            ("settled", settled), ("unmanaged", unmanaged), ("collisions", collisions),
            ("left_out", leftOut),
        ] {
            writer.key(name)
            writer.array { writer in
                for address in addresses { writer.string(address.description) }
            }
        }
    }
}

extension JSONWriter {
    /// Writes a change: address, kind, action, fields with before and after.
    package mutating func write(_ change: Change) {
        object { writer in
            writer.key("address")
            writer.string(change.address.description)
            writer.key("kind")
            writer.string(change.address.kind.rawValue)
            writer.key("action")
            writer.string(change.action.rawValue)
            if let former = change.formerKey {
                writer.key("former_key")
                writer.string(former.string)
            }
            if let uid = change.revives {
                writer.key("revives")
                writer.string(uid.string)
            }
            writer.key("fields")
            writer.object { writer in
                for field in change.fields {
                    writer.key(field.name)
                    writer.object { writer in
                        writer.key("before")
                        writer.write(field.before)
                        writer.key("after")
                        writer.write(field.after)
                    }
                }
            }
        }
    }
}
