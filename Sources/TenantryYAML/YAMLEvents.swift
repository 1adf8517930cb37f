internal import CLibYAML

/// libyaml's walk through a file: the only place that touches its memory.
///
/// Strings are copied once, straight into the text of the tree that is being built.
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let isReady: Bool

    /// Walks through the bytes from `start` on, as far as `body` wants.
    static func walk<Outcome>(
        _ bytes: [UInt8],
        from start: Int,
        _ body: (inout YAMLEvents) -> Outcome
    ) -> Outcome {
        bytes.withUnsafeBufferPointer { buffer in
            var events = YAMLEvents(over: UnsafeBufferPointer(rebasing: buffer[start...]))
            return body(&events)
        }
    }

    private init(over buffer: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        isReady = yaml_parser_initialize(parser) == 1
        guard isReady else { return }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
    }

    deinit {
        if isReady { yaml_parser_delete(parser) }
        parser.deallocate()
    }

    /// Takes the next step; appends the text of a scalar unless it is longer than `longest`.
    mutating func next(_ text: inout [UInt8], longest: Int) -> YAMLEvent {
        var event = yaml_event_t()
        guard isReady, yaml_parser_parse(parser, &event) == 1 else {
            return YAMLEvent(kind: .failed)
        }
        defer { yaml_event_delete(&event) }
        var step = YAMLEvent(
            kind: Self.kind(of: event.type),
            start: Mark(event.start_mark),
            end: Mark(event.end_mark)
        )
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            step.shape = Self.shape(of: scalar.style)
            step.hasAnchor = scalar.anchor != nil
            step.hasTag = scalar.tag != nil
            step.textOffset = text.count
            step.textCount = scalar.length
            if scalar.length <= longest {
                text.append(
                    contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length)
                )
            }
        case YAML_SEQUENCE_START_EVENT:
            let sequence = event.data.sequence_start
            step.shape = .sequence
            step.isFlow = sequence.style == YAML_FLOW_SEQUENCE_STYLE
            step.hasAnchor = sequence.anchor != nil
            step.hasTag = sequence.tag != nil
        case YAML_MAPPING_START_EVENT:
            let mapping = event.data.mapping_start
            step.shape = .mapping
            step.isFlow = mapping.style == YAML_FLOW_MAPPING_STYLE
            step.hasAnchor = mapping.anchor != nil
            step.hasTag = mapping.tag != nil
        case YAML_DOCUMENT_START_EVENT:
            let document = event.data.document_start
            step.hasDirective =
                document.version_directive != nil
                || document.tag_directives.start != document.tag_directives.end
        default:
            break
        }
        return step
    }

    /// What stopped libyaml; `nil` if nothing did.
    var failure: YAMLFailure? {
        guard isReady, parser.pointee.error != YAML_MEMORY_ERROR else {
            let start = Mark(line: 0, column: 0)
            return YAMLFailure(
                context: "",
                contextMark: start,
                problem: "out of memory",
                problemMark: start
            )
        }
        guard parser.pointee.error != YAML_NO_ERROR else { return nil }
        return YAMLFailure(
            context: Self.words(parser.pointee.context),
            contextMark: Mark(parser.pointee.context_mark),
            problem: Self.words(parser.pointee.problem),
            problemMark: Mark(parser.pointee.problem_mark)
        )
    }

    /// libyaml's own phrases, which are ASCII.
    private static func words(_ phrase: UnsafePointer<CChar>?) -> String {
        guard let phrase else { return "" }
        return String(validatingCString: phrase) ?? ""
    }

    private static func kind(of type: yaml_event_type_t) -> YAMLEvent.Kind {
        switch type {
        case YAML_SCALAR_EVENT: .scalar
        case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: .collectionStart
        case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: .collectionEnd
        case YAML_ALIAS_EVENT: .alias
        case YAML_STREAM_START_EVENT: .streamStart
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        // libyaml gives an empty event when it is asked again after the end.
        default: .streamEnd
        }
    }

    private static func shape(of style: yaml_scalar_style_t) -> Shape {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
    }
}

extension Mark {
    /// Files are far smaller than 2³¹ bytes; what were larger would only be shown wrongly.
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int32(clamping: mark.line), column: Int32(clamping: mark.column))
    }
}
