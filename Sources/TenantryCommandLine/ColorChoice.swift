import ArgumentParser

/// When results have colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never

    /// Decides: first what was typed, then `NO_COLOR`, then `CLICOLOR_FORCE`, then whether there is
    /// a terminal that can show them (https://bixense.com/clicolors).
    ///
    /// - Parameters:
    ///   - isTerminal: Whether the result goes to a terminal.
    ///   - value: What a variable holds; `nil` where it is unset or empty.
    /// - Returns: Whether colours are wanted.
    func isWanted(isTerminal: Bool, _ value: (EnvironmentVariable) -> String?) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if value(.noColor) != nil { return false }
            if let forced = value(.forcedColor), forced != "0" { return true }
            return isTerminal && value(.terminal) != "dumb"
        }
    }
}
