/// What the structure of a file is refused for, before anybody words it.
enum Refusal {
    /// An anchor, a tag or both in front of a node.
    case properties(Mark)
    case alias(Mark, Mark)
    case mergeKey(Mark, Mark)
    case complexKey(Mark, Mark)
    case secondDocument(Mark)
    /// Directives from this place on, of which one may be harmless.
    case directives(Mark)
    case tooDeep(Mark)
    case tooManyNodes(Mark)
    case tooManyEntries(Mark)
    case longScalar(Mark, Mark, bytes: Int)
    case longKey(Mark, Mark, bytes: Int)
}
