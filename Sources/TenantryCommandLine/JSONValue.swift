/// Any JSON, to be compared with other JSON.
enum JSONValue: Hashable, Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let members = try? value.decode([String: JSONValue].self) {
            self = .object(members)
        } else if let elements = try? value.decode([JSONValue].self) {
            self = .list(elements)
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .null
        }
    }

    /// The text of a member of an object; empty if there is none.
    func text(of key: String) -> String {
        guard case .object(let members) = self, case .text(let text)? = members[key] else {
            return ""
        }
        return text
    }
}
