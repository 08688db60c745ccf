public import BusinessCalendar
public import Journal
public import Programme

/// A sale that both parties work on, as AWS Partner Central tells of it.
public struct Opportunity: Sendable, Hashable {
  /// The API's id, `O1234567`; where a listing has none, `partner:` and the partner's own.
  public let id: String
  /// What a listing tells, and a single opportunity too.
  public var summary: Summary
  /// What only `get-opportunity` tells; nil where that was never imported.
  public var detail: Detail?

  /// An opportunity by its parts.
  public init(id: String, summary: Summary, detail: Detail? = nil) {
    self.id = id
    self.summary = summary
    self.detail = detail
  }

  /// What `list-opportunities` tells. Only the catalogue is always there.
  public struct Summary: Sendable, Hashable {
    /// `AWS`, or `Sandbox` for trials.
    public var catalog: String
    /// What the partner's own system calls it.
    public var partnerID: String?
    /// `Net New Business`, `Flat Renewal`, `Expansion`.
    public var type: String?
    /// Where it stands.
    public var stage: OpportunityStage?
    /// Why it was lost.
    public var lostReason: String?
    /// What AWS says of it.
    public var review: ReviewStatus?
    /// What AWS asks for, or why it rejects.
    public var reviewComments: String?
    /// What comes next.
    public var nextSteps: String?
    /// When it is meant to be won.
    public var targetClose: CivilDate?
    /// The customer: confidential, never in a calendar.
    public var customer: String?
    /// The customer's country, by ISO 3166.
    public var country: String?
    /// The customer's industry.
    public var industry: String?
    /// What the customer is expected to spend.
    public var spends: [ExpectedSpend] = []
    /// When AWS saw it change last.
    public var lastModified: Timestamp?
    /// When it was made.
    public var created: Timestamp?

    /// What is only of a catalogue.
    public init(catalog: String) { self.catalog = catalog }
  }

  /// What `get-opportunity` adds.
  public struct Detail: Sendable, Hashable {
    /// The project's title.
    public var title: String?
    /// The campaign that it came from: joins it to the money of a fund.
    public var campaign: String?
    /// Whether AWS funding was used for that.
    public var fundingUsed: Bool?
    /// `Marketing Activity` or `None`.
    public var source: String?
    /// The first of the partner's team.
    public var lead: String?

    /// Nothing.
    public init() {}
  }

  /// Whether it is neither won nor lost; what states no stage is open.
  public var isOpen: Bool { summary.stage?.isOpen ?? true }

  /// The name of its stage.
  public var stageName: String { summary.stage?.name ?? Self.noStage }

  /// What stands for the stage of an opportunity that states none.
  public static let noStage = "not stated"

  /// What people know it by: the customer, the project, the partner's own id, else the id.
  public var name: String {
    let parts = [summary.customer, detail?.title].compactMap { $0 }
    return parts.isEmpty ? summary.partnerID ?? id : parts.joined(separator: ": ")
  }

  /// What is expected a month, one sum a currency.
  public var monthly: [Money] { summary.spends.compactMap(\.money).byCurrency }

  /// What is stated and cannot be counted.
  public var uncounted: [ExpectedSpend] { summary.spends.filter(\.isUncounted) }

  /// As a listing that knows less tells it anew: what only `get-opportunity` tells stays as it was known.
  func keepingDetail(of known: Opportunity?) -> Opportunity {
    detail == nil ? Opportunity(id: id, summary: summary, detail: known?.detail) : self
  }
}
