import TenantryDiagnostics
import TenantryNames

// What a parser says of an address, as the end of a sentence about it.

extension EmailAddress.Problem {
    /// What is wrong; `nil` where that is plain.
    var words: String? {
        switch self {
        case .empty: nil
        case .tooLong(let count): "it has \(count) bytes, 254 are allowed"
        case .missingAt: "there is no `@`"
        case .severalAts: "there is more than one `@`"
        case .emptyLocalPart: "there is nothing in front of `@`"
        case .localPartTooLong(let count): "\(count) bytes are in front of `@`, 64 are allowed"
        case .quotesOrComments: "it has quotes or brackets"
        case .badCharacter(let scalar): "\(scalar.codePoint) has no place in front of `@`"
        case .misplacedDot: "a dot stands where none may"
        case .badDomain: "what is behind `@` is no mail domain"
        }
    }
}

extension WebAddress.Problem {
    /// What is wrong; `nil` where that is plain.
    var words: String? {
        switch self {
        case .empty: nil
        case .tooLong(let count): "it has \(count) bytes, 2048 are allowed"
        case .badCharacter(let scalar): "\(scalar.codePoint) has no place in it"
        case .badEscape: "two hexadecimal digits must be behind each `%`"
        case .noScheme: "it does not begin with `https://`"
        case .noHost: "there is no host"
        case .badHost: "its host is no name"
        case .badPort: "its port is no number up to 65535"
        }
    }
}
