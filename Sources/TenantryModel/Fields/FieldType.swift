/// How a field is written in a file: decoding, the reference and the schema go by this.
package indirect enum FieldType: Hashable, Sendable {
    /// Free text of one line, up to this many Unicode scalars.
    case text(upTo: Int)
    /// The machine name of an organization: `[a-z][a-z0-9-]{1,38}[a-z0-9]`, no `--`.
    case organizationID
    /// A machine name of anything else: the same, but two letters are enough.
    case slug
    /// One of these words.
    case choice([String])
    /// `true` or `false`.
    case flag
    /// A whole number in this range.
    case integer(ClosedRange<Int>)
    /// A day, `YYYY-MM-DD`.
    case day
    /// An e-mail address.
    case email
    /// A mail domain, or `*.` in front of one.
    case mailDomain
    /// A web address.
    case webAddress
    /// A URI or URN.
    case uri
    /// A secret by reference: `env:NAME` or `file:/path`.
    case secret
    /// An amount: `120.00 EUR`.
    case money
    /// Three capital letters.
    case currency
    /// A SHA-256 fingerprint of a certificate, in hexadecimal.
    case fingerprint
    /// A role of a service: `service/role`.
    case role
    /// A connection: its id, or `organization/connection` for one lent by an ancestor.
    case connection
    /// A code such as `DOM010`.
    case ruleCode
    /// A set of these.
    case set(FieldType)
    /// A map with these keys and values.
    case map(FieldType, FieldType)
    /// `everyone: [roles]`, and `attribute: {value: [roles]}`.
    case grants
}
