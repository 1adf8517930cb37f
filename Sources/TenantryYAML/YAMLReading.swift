internal import TenantryDiagnostics

/// The steps from bytes to a tree.
enum YAMLReading {
    /// Goes through all steps; gives nothing if one of them cannot be done.
    static func read(
        _ file: SourceFile,
        _ limits: YAMLLimits,
        _ problems: inout ProblemList
    ) -> YAMLStorage? {
        guard file.bytes.count <= limits.fileBytes else {
            problems.add(.tooLarge(file, limits))
            return nil
        }
        let scan = SourceScan(file, into: problems)
        problems = scan.problems
        guard scan.isReadable else { return nil }
        var builder = YAMLTreeBuilder(limits: limits, fileBytes: file.bytes.count)
        let start = SourceScan.markLength(file.bytes)
        let failure = YAMLEvents.walk(file.bytes, from: start) { events in
            while builder.take(events.next(&builder.text, longest: limits.scalarBytes)) {}
            return events.failure
        }
        builder.finish()
        if failure == nil, builder.refusals.isEmpty, builder.isEmpty {
            problems.add(.empty(file))
            return nil
        }
        check(builder, failure, scan.tabs, file, limits, &problems)
        return finish(&builder, file, &problems)
    }

    /// Words what was refused on the way; nothing to do for nearly all files.
    private static func check(
        _ builder: YAMLTreeBuilder,
        _ failure: YAMLFailure?,
        _ tabs: [Mark],
        _ file: SourceFile,
        _ limits: YAMLLimits,
        _ problems: inout ProblemList
    ) {
        guard failure != nil || !builder.refusals.isEmpty || !tabs.isEmpty else { return }
        let lines = SourceLines(file)
        for refusal in builder.refusals {
            for problem in refusal.problems(in: lines, limits: limits) { problems.add(problem) }
        }
        if let failure { problems.add(failure.diagnostic(in: lines)) }
        for tab in indenting(tabs, builder.nodes, before: failure) where !problems.isFull {
            problems.add(.tabIndentation(at: tab, in: lines))
        }
    }

    /// Leaves out the tabs that are text of a block scalar; both come in the order of the file.
    private static func indenting(
        _ tabs: [Mark],
        _ nodes: ContiguousArray<CompactNode>,
        before failure: YAMLFailure?
    ) -> [Mark] {
        var blocks = nodes.lazy.filter { $0.shape == .block }.makeIterator()
        var block = blocks.next()
        var found: [Mark] = []
        for tab in tabs {
            if let failure, tab.line >= failure.problemMark.line { break }
            while let passed = block, passed.end <= tab { block = blocks.next() }
            if let block, block.start < tab { continue }
            found.append(tab)
        }
        return found
    }

    /// Looks at keys and values, and makes the tree.
    private static func finish(
        _ builder: inout YAMLTreeBuilder,
        _ file: SourceFile,
        _ problems: inout ProblemList
    ) -> YAMLStorage? {
        let text = builder.text
        var nodes = builder.nodes
        let isPlain = DecodedText.isPlain(text)
        let isASCII = isPlain || DecodedText.isASCII(text)
        guard isASCII || DecodedText.isValid(text, nodes) else {
            problems.add(.broken(file))
            return nil
        }
        let keys = DuplicateKeys(file: file, text: text, isASCII: isASCII)
        keys.remove(from: &nodes, &problems)
        if !isPlain {
            let suspects = nodes.filter { DecodedText.isSuspect($0, in: text) }
            if !suspects.isEmpty {
                let decoded = DecodedText(text: text, lines: SourceLines(file))
                for suspect in suspects where !problems.isFull { decoded.check(suspect, &problems) }
            }
        }
        return YAMLStorage(file: file, nodes: nodes, text: text)
    }
}

extension Diagnostic {
    fileprivate static func tooLarge(_ file: SourceFile, _ limits: YAMLLimits) -> Diagnostic {
        Diagnostic(
            "FMT010",
            .error,
            "the file has \(file.bytes.count) bytes, more than \(limits.fileBytes)",
            at: SourceSpan(startOf: file.path),
            help: ["split the file"]
        )
    }

    fileprivate static func broken(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            "FMT001",
            .error,
            "the file holds an escape that stands for no character",
            at: SourceSpan(startOf: file.path),
            help: ["write the characters themselves instead of `\\x` and `\\u`"]
        )
    }

    fileprivate static func empty(_ file: SourceFile) -> Diagnostic {
        Diagnostic(
            "FMT001",
            .error,
            "the file is empty",
            at: SourceSpan(startOf: file.path),
            help: ["write its content, or remove the file"]
        )
    }
}
