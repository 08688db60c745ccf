/// What the program fills in for every marketing fund, because an agreement names an amount and no more.
enum FundDefaults {
  static let available = "term"
  static let reimburses = "100%"
  static let apply = "14 days before start"
  static let claim = "30 days after end"
  static let evidence = ["invoice", "proof-of-performance"]
}
