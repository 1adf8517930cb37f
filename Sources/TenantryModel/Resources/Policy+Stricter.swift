extension Policy {
    /// This policy, and what another one is stricter about, as far as files are judged by it.
    ///
    /// What limits a single apply is another matter: guards take the stricter limit of both.
    package func stricter(_ other: Policy) -> Policy {
        var result = self
        result.maxDepth = min(maxDepth, other.maxDepth)
        if other.verified == .required { result.verified = .required }
        result.allowReserved = allowReserved && other.allowReserved
        result.allowContract = allowContract && other.allowContract
        result.freeMail = Set(freeMail).union(other.freeMail).sorted()
        result.maxDays = min(maxDays, other.maxDays)
        result.maxTotalDays = min(maxTotalDays, other.maxTotalDays)
        result.maxPeople = min(maxPeople, other.maxPeople)
        result.separation = Set(separation).union(other.separation).sorted()
        return result
    }
}
