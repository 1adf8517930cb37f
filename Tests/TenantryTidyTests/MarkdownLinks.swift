import Foundation

/// Finds the links of a Markdown page that lead to files of the repository.
enum MarkdownLinks {
    /// Returns the relative targets without their fragment, and the lines where they stand.
    static func relative(in text: String) -> [(line: Int, path: String)] {
        var isFenced = false
        var links: [(line: Int, path: String)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            if line.trimmingPrefix(/\s+/).hasPrefix("```") { isFenced.toggle() }
            guard !isFenced else { continue }
            let prose = line.replacing(/`[^`]*`/, with: "")
            let targets =
                prose.matches(of: /\]\(\s*<?([^)\s>]+)/).map(\.1)
                + prose.matches(of: /^\s*\[[^\]]+\]:\s+(\S+)/).map(\.1)
            links += targets.compactMap { path(of: $0) }.map { (index + 1, $0) }
        }
        return links
    }

    private static func path(of target: Substring) -> String? {
        guard !target.contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/), !target.hasPrefix("#") else {
            return nil
        }
        return target.prefix { $0 != "#" }.description.removingPercentEncoding
    }
}
