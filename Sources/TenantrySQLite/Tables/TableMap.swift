import TenantryModel

/// A record is ours; GRDB has a class of the same name.
typealias Record = TenantryModel.Record

/// How things of one kind are kept: their table, its columns, and the lists in tables beside it.
///
/// Reading and writing go by these maps; there is no other place that knows a table.
struct TableMap: Sendable {
    /// The table.
    let table: String
    /// The columns that say which row it is: of the thing outside, or of the thing itself.
    let identity: Identity
    /// The columns that hold fields.
    let columns: [ColumnMap]
    /// The fields that are kept in tables of their own.
    let lists: [ListMap]

    init(
        _ table: String,
        _ identity: Identity,
        _ columns: [ColumnMap],
        lists: [ListMap] = []
    ) {
        self.table = table
        self.identity = identity
        self.columns = columns
        self.lists = lists
    }

    /// What tells the rows of a table apart.
    enum Identity: Hashable, Sendable {
        /// There is one row: `one = 1`.
        case single
        /// A uid, and the column with the uid of the thing outside, if it stands inside one.
        case uid(parent: String?)
        /// The column with the uid of the thing outside, and key columns.
        case keys(parent: String, [String])
    }
}

/// A column that holds a field.
struct ColumnMap: Sendable {
    /// The column.
    let column: String
    /// The field.
    let field: String
    /// In which form.
    let storage: Storage

    init(_ column: String, _ field: String, _ storage: Storage = .text) {
        self.column = column
        self.field = field
        self.storage = storage
    }

    /// The forms in which columns hold values.
    enum Storage: Hashable, Sendable {
        /// A text, or null.
        case text
        /// A text that no two rows may share; while it moves, this and the uid stand in its place.
        case unique(placeholder: String)
        /// A number, or null.
        case integer
        /// 0 or 1.
        case flag
        /// The uid of another thing, or null.
        case reference(Reference)
        /// The number of an amount.
        case minor
        /// The currency of an amount.
        case currency
        /// A JSON array or object of texts; reading takes it apart.
        case json(empty: String)
        /// The number of labels of a domain name: derived, for those who look names up.
        case labels
    }
}

/// A field that is kept in rows of its own, or taken apart from a column.
struct ListMap: Sendable {
    /// The field.
    let field: String
    /// Where the rows are.
    let source: Source
    /// Whether an element can belong to one owner only, so that it must be let go before another
    /// can have it.
    let isExclusive: Bool

    init(field: String, source: Source, isExclusive: Bool = false) {
        self.field = field
        self.source = source
        self.isExclusive = isExclusive
    }

    /// Where the rows of a list are.
    enum Source: Hashable, Sendable {
        /// A table with the owner's columns and the elements'; some rows may belong to others.
        case table(
            String,
            owner: [String],
            elements: [Element],
            fixed: [Fixed] = [],
            filter: String = ""
        )
        /// A JSON column of the thing's own table.
        case json(column: String)
        /// A flag on the things of another table.
        case flag(table: String, owner: String, element: String, flag: String)
    }

    /// A column of an element.
    struct Element: Hashable, Sendable {
        let column: String
        let reference: Reference?

        init(_ column: String, _ reference: Reference? = nil) {
            self.column = column
            self.reference = reference
        }
    }

    /// A column that is the same for all elements of an owner.
    enum Fixed: Hashable, Sendable {
        /// A constant.
        case constant(String, String)
        /// The uid of the thing outside the owner.
        case parent(String)
        /// The uid of the thing that a field of the owner names.
        case field(String, String, Reference)
    }
}

/// What a name in a field refers to.
enum Reference: Hashable, Sendable {
    /// A thing that stands by itself, by its key.
    case root(Kind)
    /// The organization above: read as a uid, and named once the whole table is read.
    case parent
    /// A role, written `service/role`.
    case role
    /// A role of the same service.
    case siblingRole
    /// A plan of the service that the field `service` names.
    case plan
    /// A person of the same partner.
    case siblingPerson
    /// A team or person of the partner that the field `partner` names.
    case ofPartner(Kind)
    /// A connection: own, or `organization/connection`.
    case connection

    /// The kind of what it refers to.
    var kind: Kind {
        switch self {
        case .root(let kind), .ofPartner(let kind): kind
        case .parent: .organization
        case .role, .siblingRole: .role
        case .plan: .plan
        case .siblingPerson: .person
        case .connection: .connection
        }
    }
}
