public import BusinessCalendar
public import Diagnostics

/// What a tier of the vendor's partner programme asks for, by date, because vendors change it yearly.
public struct TierRequirements: Sendable {
  /// What is asked for.
  public enum Requirement: String, Sendable, Hashable, CaseIterable {
    /// People who hold a certification.
    case certified
    /// Those of them who hold one of a professional level.
    case professional
    /// Opportunities that were launched.
    case launchedOpportunities = "launched-opportunities"
    /// How satisfied customers are.
    case satisfaction
  }

  /// What is asked for from a date on, until the next rule's.
  public struct Rule: Sendable {
    /// The first day on which it holds.
    public let from: CivilDate
    /// What is asked for.
    public let targets: [Requirement: Metric.Target]
    /// The certifications that count, by their names in the programme; nil for all.
    public let counts: [String]?
    /// The levels that count as professional.
    public let professionalLevels: [CertificationTarget.Level]
    /// Where it stands.
    public let location: SourceLocation?

    /// A rule by its parts.
    public init(
      from: CivilDate, targets: [Requirement: Metric.Target], counts: [String]? = nil,
      professionalLevels: [CertificationTarget.Level] = [.professional], location: SourceLocation? = nil
    ) {
      self.from = from
      self.targets = targets
      self.counts = counts
      self.professionalLevels = professionalLevels
      self.location = location
    }
  }

  /// Its name in the programme.
  public let id: String
  /// What the vendor calls it.
  public let title: String
  /// What it asks for, in order of date.
  public let rules: [Rule]
  /// The clause that names it.
  public let clause: String?
  /// The metric that tells how satisfied customers are, by its name in the programme; nil where none does.
  public let satisfactionMetric: String?

  /// The metric that is meant where a tier names none.
  public static let usualSatisfactionMetric = "customer-satisfaction"

  /// A tier by its parts; rules are put in order of date.
  public init(
    id: String, title: String, rules: [Rule], clause: String? = nil, satisfactionMetric: String? = nil
  ) {
    self.id = id
    self.title = title
    self.rules = rules.sorted { $0.from < $1.from }
    self.clause = clause
    self.satisfactionMetric = satisfactionMetric
  }

  /// The rule that holds on a date; nil before the first.
  public func rule(on date: CivilDate) -> Rule? { rules.last { $0.from <= date } }
}
