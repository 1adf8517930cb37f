import GRDB
import TenantryModel
import TenantryPlan

/// Keeps `org_closure`, the table of who is below whom, in step with the hierarchy.
///
/// Only what moved is written again: an estate of 100,000 organizations does not pay for one.
struct ClosureUpkeep {
    private let database: Database
    private var moves: [(uid: Text, parent: Text?)] = []

    init(_ database: Database) { self.database = database }

    /// Notes an organization that is new or has moved; parents come before their children.
    mutating func note(
        _ change: Change,
        in state: State,
        _ identities: RowIdentities
    ) throws {
        guard change.action == .create || change.after("parent") != nil else { return }
        let uid = try identities.uid(of: change.address)
        let parent = try state.place(of: change.address.key)
            .flatMap { state.organizations[$0].parent }
            .map { try identities.uid(of: Address(.organization, $0)) }
        guard change.action == .create else {
            moves.append((uid, parent))
            return
        }
        try database.cachedStatement(sql: "INSERT INTO org_closure VALUES (?, ?, 0)")
            .execute(arguments: [uid, uid])
        guard let parent else { return }
        try database.cachedStatement(
            sql: """
                INSERT INTO org_closure
                SELECT ancestor_uid, ?, depth + 1 FROM org_closure WHERE descendant_uid = ?
                """
        ).execute(arguments: [uid, parent])
    }

    /// Takes all moved subtrees off, then puts each below its parent.
    ///
    /// First all off, then all on: otherwise two that change places would be below each other in
    /// between.
    mutating func finish() throws {
        for move in moves {
            try database.cachedStatement(
                sql: """
                    DELETE FROM org_closure
                    WHERE descendant_uid IN
                        (SELECT descendant_uid FROM org_closure WHERE ancestor_uid = ?1)
                      AND ancestor_uid NOT IN
                        (SELECT descendant_uid FROM org_closure WHERE ancestor_uid = ?1)
                    """
            ).execute(arguments: [move.uid])
        }
        for move in moves {
            guard let parent = move.parent else { continue }
            try database.cachedStatement(
                sql: """
                    INSERT INTO org_closure
                    SELECT above.ancestor_uid, below.descendant_uid, above.depth + below.depth + 1
                    FROM org_closure above, org_closure below
                    WHERE above.descendant_uid = ?1 AND below.ancestor_uid = ?2
                    """
            ).execute(arguments: [parent, move.uid])
        }
        moves = []
        if try !isInStep() { try rebuild() }
    }

    /// Whether every organization is there, below its parent and those above it and nobody else.
    ///
    /// Somebody may have moved one outside, and the files may have followed: then nothing moved
    /// here, but the table is old. Or somebody has deleted one without foreign keys.
    private func isInStep() throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT NOT EXISTS (
                    SELECT 1 FROM organization o
                    WHERE NOT EXISTS (SELECT 1 FROM org_closure c
                        WHERE c.ancestor_uid = o.uid AND c.descendant_uid = o.uid)
                    OR (o.parent_uid IS NOT NULL AND NOT EXISTS (SELECT 1 FROM org_closure c
                        WHERE c.ancestor_uid = o.parent_uid AND c.descendant_uid = o.uid
                        AND c.depth = 1)))
                AND (SELECT count(*) FROM org_closure WHERE depth = 0)
                    = (SELECT count(*) FROM organization)
                AND (SELECT count(*) FROM org_closure WHERE depth = 1)
                    = (SELECT count(*) FROM organization WHERE parent_uid IS NOT NULL)
                AND (SELECT count(*) FROM org_closure WHERE depth > 1)
                    = (SELECT count(*) FROM org_closure above
                        JOIN organization o ON o.parent_uid = above.descendant_uid
                        JOIN org_closure c ON c.ancestor_uid = above.ancestor_uid
                            AND c.descendant_uid = o.uid AND c.depth = above.depth + 1
                        WHERE above.depth > 0)
                AND NOT EXISTS (SELECT 1 FROM org_closure above
                    JOIN organization o ON o.parent_uid = above.descendant_uid
                    WHERE above.depth > 0 AND NOT EXISTS (SELECT 1 FROM org_closure c
                        WHERE c.ancestor_uid = above.ancestor_uid AND c.descendant_uid = o.uid))
                """
        ) ?? false
    }

    private func rebuild() throws {
        try database.execute(
            sql: """
                DELETE FROM org_closure;
                INSERT INTO org_closure
                WITH RECURSIVE above (ancestor, descendant, depth) AS (
                    SELECT uid, uid, 0 FROM organization
                    UNION ALL
                    SELECT o.parent_uid, a.descendant, a.depth + 1
                    FROM above a JOIN organization o ON o.uid = a.ancestor
                    WHERE o.parent_uid IS NOT NULL AND a.depth < 1000)
                SELECT ancestor, descendant, depth FROM above;
                """
        )
    }
}
