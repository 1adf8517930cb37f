import TenantryAccess
import TenantryModel

extension TextFormat {
    /// How many consequences of a class that may be folded are shown.
    private static let shown = 20

    /// What a plan means for people, the most dangerous first; losses, and what lets somebody in
    /// from outside, are always shown whole.
    func consequences(_ consequences: [Consequence], _ facts: RuntimeFacts) -> String {
        guard !consequences.isEmpty else { return "" }
        var text = "\n" + style.paint("What it means for people", .strong) + "\n"
        for (name, members) in consequences.byClass {
            let count = name.isNeverFolded ? members.count : Self.shown
            for consequence in members.prefix(count) { text += line(consequence, facts) }
            if members.count > count {
                text +=
                    "    and \(members.count - count) more like these (--format json lists all)\n"
            }
        }
        return text
    }

    private func line(_ consequence: Consequence, _ facts: RuntimeFacts) -> String {
        let role: TerminalStyle.Role =
            switch consequence.symbol {
            case "-": .removal
            case "+": .addition
            default: .change
            }
        let code = consequence.code.map { "  " + style.paint("[\($0)]", .faint) } ?? ""
        let sentence = consequence.sentence(facts).harmless
        return "  \(style.paint(consequence.symbol, role)) \(sentence)\(code)\n"
    }
}
