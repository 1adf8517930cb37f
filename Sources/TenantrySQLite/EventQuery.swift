package import TenantryModel

/// Which events of the history are read, and how SQLite is asked for them.
package enum EventQuery: Sendable {
    /// All of them.
    case all
    /// Those of one run.
    case ofRun(Text)
    /// Those of the thing that was last applied under this address.
    case about(Address)

    /// The question.
    package var sql: String {
        """
        SELECT seq, run_id, at, action, kind, uid, obj_key, before_json, after_json,
          prev_hash, hash
        FROM audit_event \(condition) ORDER BY seq
        """
    }

    /// What its question marks stand for.
    package var arguments: [String] {
        switch self {
        case .all: []
        case .ofRun(let run): [run.string]
        case .about(let root): [root.kind.rawValue, root.kind.rawValue, root.key.string]
        }
    }

    private var condition: String {
        switch self {
        case .all: ""
        case .ofRun: "WHERE run_id = ?"
        case .about:
            """
            WHERE kind = ?
              AND uid = (SELECT uid FROM applied_object WHERE kind = ? AND obj_key = ?)
            """
        }
    }
}
