import Foundation

/// What is on the command line so far, as a shell tells it: words with their quotes.
struct TypedWords {
    private let words: [String]

    /// Takes the words; quotes and backslashes are dropped.
    init(_ words: [String]) {
        self.words = words.map { word in word.filter { !"\"'\\".contains($0) } }
    }

    /// The value of an option; bash takes `--state=x` apart at the sign.
    func value(of option: String) -> String? {
        for (place, word) in words.enumerated().reversed() {
            if word.hasPrefix(option + "="), word.count > option.count + 1 {
                return String(word.dropFirst(option.count + 1))
            }
            guard word == option else { continue }
            let rest = words[(place + 1)...].drop { $0 == "=" }
            return rest.first.flatMap { $0.isEmpty ? nil : $0 }
        }
        return nil
    }

    /// The workspace that is named, or the usual one.
    var workspace: String {
        if let folder = value(of: "--into") { return folder }
        let folder = words.dropFirst(2).first { word in
            var isFolder: ObjCBool = false
            return !word.hasPrefix("-")
                && FileManager.default.fileExists(
                    atPath: "\(word)/organizations",
                    isDirectory: &isFolder
                ) && isFolder.boolValue
        }
        return folder ?? "tenants"
    }
}
