public import BusinessCalendar
public import Programme

/// Where another system says that an application for funds stands: what led there is worked out from where we have it.
public struct FundApplication: Sendable, Hashable {
  /// Where it stands there, in the words of AWS Partner Central (`partnercentral-benefits`, API 2018-05-10).
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case pendingSubmission = "PENDING_SUBMISSION"
    case inReview = "IN_REVIEW"
    case actionRequired = "ACTION_REQUIRED"
    case approved = "APPROVED"
    case rejected = "REJECTED"
    case cancelled = "CANCELED"

    /// The state of a request that it is.
    var state: RequestState {
      switch self {
      case .pendingSubmission: .draft
      case .inReview: .submitted
      case .actionRequired: .returned
      case .approved: .approved
      case .rejected: .rejected
      case .cancelled: .cancelled
      }
    }
  }

  /// What the other system calls it.
  public let name: String
  /// Our fund.
  public let fund: String
  /// What it is for.
  public let title: String
  /// What it asks for; nil where that is not told.
  public let amount: Money?
  /// The days of the activity.
  public let activity: DateSpan?
  /// Where it stands.
  public let status: Status
  /// Why.
  public let reason: String?
  /// When it was made.
  public let created: CivilDate
  /// Since when it stands there.
  public let updated: CivilDate

  /// An application by its parts.
  public init(
    name: String, fund: String, title: String, amount: Money?, activity: DateSpan?, status: Status,
    reason: String?, created: CivilDate, updated: CivilDate
  ) {
    self.name = name
    self.fund = fund
    self.title = title
    self.amount = amount
    self.activity = activity
    self.status = status
    self.reason = reason
    self.created = created
    self.updated = updated
  }
}

extension FundImport {
  /// Takes the steps that lead from where we have an application to where the other system has it. What stands there already is
  /// counted as present, and so is news that is older than ours.
  public mutating func take(_ application: FundApplication, waiver: String?) throws(FundRefusal) {
    let before = facts.count
    if !knows(application.name) {
      guard let amount = application.amount else {
        throw FundRefusal(
          .amount,
          "\(application.name) does not say how much it asks for; name the field that does with --map amount=FIELD"
        )
      }
      try step(
        .request(
          fund: application.fund, title: application.title, amount: amount, activity: application.activity),
        application, on: application.created, waiver, naming: application.name)
    }
    let id = name(of: application.name)
    guard let request = book.request(id) else {
      throw FundRefusal(.unknownName, "\(application.name) is \(id) here, which is no request")
    }
    let wanted = application.status.state
    guard request.state != wanted else {
      if facts.count == before { countPresent() }
      return
    }
    if request.since > application.updated { return countPresent() }
    let way = try Self.way(from: request.state, to: wanted, application, id)
    for (index, action) in way.enumerated() {
      let next: FundStep =
        switch action {
        case .submit: .submit(request: id, amount: application.amount, activity: application.activity)
        case .approve: .approve(request: id, amount: nil)
        case .sendBack: .sendBack(request: id)
        case .reject: .reject(request: id)
        default: .cancel(request: id)
        }
      // A submission whose day is not told counts from the day on which the application was made.
      let isPassed = index + 1 < way.count && request.since <= application.created
      try step(next, application, on: isPassed ? application.created : application.updated, waiver)
    }
  }

  /// The steps from one state to another; none of them is skipped, so that the money moves as it did there.
  private static func way(
    from state: RequestState, to wanted: RequestState, _ application: FundApplication, _ id: String
  ) throws(FundRefusal) -> [RequestAction] {
    let isOpen = state == .draft || state == .returned
    switch (state, wanted) {
    case (.draft, .submitted), (.returned, .submitted): return [.submit]
    case (.submitted, .returned), (.approved, .returned): return [.sendBack]
    case (.submitted, .approved): return [.approve]
    case (.submitted, .rejected), (.approved, .rejected): return [.reject]
    case (_, .approved) where isOpen: return [.submit, .approve]
    case (_, .returned) where isOpen: return [.submit, .sendBack]
    case (_, .rejected) where isOpen: return [.submit, .reject]
    case (.draft, .cancelled), (.returned, .cancelled), (.submitted, .cancelled), (.approved, .cancelled):
      return [.cancel]
    // Done here with what was approved there.
    case (.closed, .approved), (.lapsed, .approved): return []
    default:
      throw FundRefusal(
        .wrongState,
        "\(id) is \(state.rawValue) here, and \(application.name) is \(application.status.rawValue) there; record by hand what happened"
      )
    }
  }

  private mutating func step(
    _ step: FundStep, _ application: FundApplication, on date: CivilDate, _ waiver: String?,
    naming name: String? = nil
  ) throws(FundRefusal) {
    var reason = application.reason ?? waiver
    if case .reject = step, reason == nil { reason = "the sponsor's system gives no reason" }
    let command = FundCommand(
      step, on: date, reason: name == nil ? reason : nil, reference: application.name,
      isWaived: waiver != nil)
    try take(
      command, mark: "\(application.name) \(step.words) \(date) \(application.status.rawValue)", naming: name,
      isReasoned: reason != waiver)
  }

  /// Takes what the sponsor's system says that a fund was given in all. More than we have is allotted; less is no fact yet,
  /// because the agreement promises it.
  ///
  /// - Returns: What is missing to our allotment; nil where nothing is.
  public mutating func take(allocation: Money, of fund: String, name: String, on date: CivilDate)
    throws(FundRefusal)
    -> Money?
  {
    guard let account = book.account(fund) else {
      throw FundRefusal(.unknownName, "no fund is named '\(fund)'")
    }
    let own = account.sums.isAllocated ? account.sums.allocation : account.fund.amount
    guard let own, own.currency == allocation.currency else {
      throw FundRefusal(
        .currency,
        "\(fund) is in \(account.fund.amount.currency.code), and \(name) in \(allocation.currency.code)",
        asked: allocation)
    }
    let (more, overflow) = allocation.minorUnits.subtractingReportingOverflow(own.minorUnits)
    if overflow || more == 0 {
      countPresent()
      return nil
    }
    guard more > 0 else {
      countPresent()
      return Money(minorUnits: 0 &- more, currency: own.currency)
    }
    try take(
      FundCommand(
        .allocate(fund: fund, amount: Money(minorUnits: more, currency: own.currency)), on: date,
        reference: name),
      mark: "\(name) \(allocation)")
    return nil
  }
}
