/// The kinds of facts that training budgets are drawn by.
enum TrainingKind: String, CaseIterable {
  /// Money was promised to a supplier.
  case commit
  /// Money was spent.
  case spend
  /// What is left of a promise is free again.
  case release
  /// A fact was taken back.
  case undo

  static let prefix = "training."

  /// As the journal has it: `training.spend`.
  var name: String { Self.prefix + rawValue }

  init?(name: String) {
    guard name.hasPrefix(Self.prefix) else { return nil }
    self.init(rawValue: String(name.dropFirst(Self.prefix.count)))
  }
}
