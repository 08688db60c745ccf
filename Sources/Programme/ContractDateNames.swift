/// The names under which dates of the agreement itself stand in the agenda, beside the series of meetings.
public enum ContractDateNames {
  /// The first day of each contract year.
  public static let contractYear = "contract-year"
  /// The last day of spend that counts for a contract year.
  public static let trueUp = "true-up"
  /// When the agreement is to be reviewed.
  public static let documentReview = "document-review"
  /// The end of the term.
  public static let term = "term"
  /// What is due after the end.
  public static let exit = "exit"

  /// All of them: no series has one of these names.
  public static let all: Set<String> = [contractYear, trueUp, documentReview, term, exit]
}
