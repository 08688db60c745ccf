public import Journal

/// Proof of performance, of a kind that the fund asks for.
public typealias FundEvidence = Evidence
