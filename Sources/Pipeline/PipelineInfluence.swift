public import Journal
public import Programme

/// Money of a fund that was asked for under a title: what the fund register knows of it.
public struct CampaignMoney: Sendable, Hashable {
  /// The request's id.
  public let request: String
  /// What it is for: the campaign's name.
  public let title: String
  /// Where it stands.
  public let state: String
  /// What was approved of it; nil before.
  public let approved: Money?
  /// What was spent.
  public let spent: Money
  /// What was paid back.
  public let reimbursed: Money
  /// The facts that say so.
  public let events: [JournalEvent]

  /// A request by its parts.
  public init(
    request: String, title: String, state: String, approved: Money?, spent: Money, reimbursed: Money,
    events: [JournalEvent] = []
  ) {
    self.request = request
    self.title = title
    self.state = state
    self.approved = approved
    self.spent = spent
    self.reimbursed = reimbursed
    self.events = events
  }
}

/// What came of the money of funds: the opportunities of each campaign, beside what was spent under its name.
public struct PipelineInfluence: Sendable {
  /// A campaign.
  public struct Row: Sendable {
    /// Its name; nil for opportunities for which funding was used and that name no campaign.
    public let campaign: String?
    /// Its opportunities, by id.
    public let lines: [PipelineLine]
    /// What is expected a month of those that are open.
    public let monthly: PipelineValue
    /// That, weighed.
    public let weighted: PipelineValue
    /// What is expected a month of those that are launched.
    public let launched: PipelineValue
    /// The requests under its name.
    public let requests: [CampaignMoney]
    /// What they spent, one sum a currency.
    public let spent: [Money]
    /// What was paid back, one sum a currency.
    public let reimbursed: [Money]

    init(
      _ campaign: String?, _ lines: [PipelineLine], _ requests: [CampaignMoney], _ nothing: PipelineValue
    ) {
      self.campaign = campaign
      self.lines = lines
      self.requests = requests
      var (monthly, weighted, launched) = (nothing, nothing, nothing)
      for line in lines {
        if line.opportunity.isOpen {
          monthly.add(line.monthly)
          weighted.add(line.weighted)
        } else if line.opportunity.summary.stage == .launched {
          launched.add(line.monthly)
        }
      }
      self.monthly = monthly
      self.weighted = weighted
      self.launched = launched
      spent = requests.map(\.spent).byCurrency
      reimbursed = requests.map(\.reimbursed).byCurrency
    }
  }

  /// Campaigns by name, then funding without a campaign.
  public let rows: [Row]
  /// How many of the listed opportunities were never imported by `get-opportunity`, which alone names campaigns.
  public let undetailed: Int

  /// The campaigns of a report.
  ///
  /// - Parameter money: The requests of the programme's funds. One is of a campaign that is called as its title or as its id;
  ///   requests of no campaign show where they spent something.
  public init(_ report: PipelineReport, money: [CampaignMoney]) {
    var names: [String: String] = [:]
    var lines: [String: [PipelineLine]] = [:]
    var nameless: [PipelineLine] = []
    for line in report.lines {
      if let campaign = line.opportunity.detail?.campaign {
        names[campaign.folded] = names[campaign.folded] ?? campaign
        lines[campaign.folded, default: []].append(line)
      } else if line.opportunity.detail?.fundingUsed == true {
        nameless.append(line)
      }
    }
    var requests: [String: [CampaignMoney]] = [:]
    for request in money {
      let key = names[request.request.folded] == nil ? request.title.folded : request.request.folded
      guard names[key] != nil || request.spent.minorUnits > 0 else { continue }
      names[key] = names[key] ?? request.title
      requests[key, default: []].append(request)
    }
    let named = names.sorted { $0.key < $1.key }.map { key, name in
      Row(name, lines[key] ?? [], requests[key] ?? [], report.nothing)
    }
    rows = named + (nameless.isEmpty ? [] : [Row(nil, nameless, [], report.nothing)])
    undetailed = report.lines.count { $0.opportunity.detail == nil }
  }
}
