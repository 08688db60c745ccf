public import BusinessCalendar
public import Journal

/// What an import does with one billing period.
public struct StatementChange: Sendable {
  /// What.
  public enum Kind: String, Sendable, Hashable {
    /// Nothing was known of the period.
    case new
    /// Something else was known.
    case restated
    /// The same was known; nothing is recorded.
    case unchanged
  }

  /// What.
  public let kind: Kind
  /// What the import says.
  public let statement: ConsumptionStatement
  /// What counted before.
  public let before: ConsumptionBook.Entry?
  /// What is appended; nil where nothing is.
  public let fact: Fact?
}

extension ConsumptionBook {
  /// What an import changes. The book must hold all facts, whatever their dates.
  ///
  /// - Parameter day: The day of the import.
  public func changes(
    by statements: [ConsumptionStatement], programme: String, on day: CivilDate, reason: String? = nil,
    reference: String? = nil
  ) -> [StatementChange] {
    let current = current
    return statements.map { statement in
      let before = current.first {
        $0.statement.period == statement.period && $0.statement.set == statement.set
      }
      if let before, before.statement.says(theSameAs: statement) {
        return StatementChange(kind: .unchanged, statement: statement, before: before, fact: nil)
      }
      return StatementChange(
        kind: before == nil ? .new : .restated, statement: statement, before: before,
        fact: statement.fact(programme: programme, on: day, reason: reason, reference: reference))
    }
  }
}
