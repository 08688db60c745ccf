public import ArgumentParser
public import Scorecard

/// A state by its word.
extension ComplianceState: ExpressibleByArgument {}
