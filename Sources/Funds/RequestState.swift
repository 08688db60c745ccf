/// Where an application to spend from a fund stands.
public enum RequestState: String, Sendable, Hashable, CaseIterable {
  case draft, submitted, returned, approved
  /// Refused for good.
  case rejected
  /// Done: what was promised and not used is available again.
  case closed
  /// Given up by who asked.
  case cancelled
  /// Its deadline passed.
  case lapsed
}

/// Where an application to be paid stands.
public enum ClaimState: String, Sendable, Hashable, CaseIterable {
  case draft, submitted, returned, approved
  /// Refused for good; another claim can be made.
  case rejected
  case partPaid = "part-paid"
  case paid
}

/// What can be done with a request, and from which state it leads to which:
///
/// | action | from | to | money |
/// |---|---|---|---|
/// | submit r | draft, returned | submitted | available → requested r |
/// | approve a ≤ r | submitted | approved | requested → committed a, available r − a |
/// | return | submitted, approved | returned | requested or committed → available |
/// | reject | submitted, approved | rejected | requested or committed → available |
/// | cancel | draft, submitted, returned, approved | cancelled | requested or committed → available |
/// | spend | approved | approved | beside the buckets |
/// | close | approved | closed | committed → available |
/// | lapse | draft, returned, approved | lapsed | committed → available |
/// | expire | approved | lapsed | committed → expired |
///
/// An approved request can be returned, rejected or cancelled only while nothing of it is claimed or paid; closed, lapsed
/// or expired only while no claim waits for an answer.
public enum RequestAction: String, Sendable, Hashable, CaseIterable {
  case submit, approve
  case sendBack = "return"
  case reject, cancel, spend, close, lapse, expire

  /// The states in which it is possible.
  public var from: [RequestState] {
    switch self {
    case .submit: [.draft, .returned]
    case .approve: [.submitted]
    case .sendBack, .reject: [.submitted, .approved]
    case .cancel: [.draft, .submitted, .returned, .approved]
    case .spend, .close, .expire: [.approved]
    case .lapse: [.draft, .returned, .approved]
    }
  }

  /// The state that it leads to.
  public var to: RequestState {
    switch self {
    case .submit: .submitted
    case .approve, .spend: .approved
    case .sendBack: .returned
    case .reject: .rejected
    case .cancel: .cancelled
    case .close: .closed
    case .lapse, .expire: .lapsed
    }
  }

  /// What was done, `returned`.
  var past: String {
    switch self {
    case .submit: "submitted"
    case .approve: "approved"
    case .sendBack: "returned"
    case .reject: "rejected"
    case .cancel: "cancelled"
    case .spend: "spent on"
    case .close: "closed"
    case .lapse: "lapsed"
    case .expire: "expired"
    }
  }
}

/// What can be done with a claim, and from which state it leads to which:
///
/// | action | from | to | money |
/// |---|---|---|---|
/// | submit | draft, returned | submitted | committed → claimed |
/// | approve b ≤ claimed | submitted | approved | claimed → receivable b, committed the rest |
/// | return | submitted | returned | claimed → committed |
/// | reject | submitted | rejected | claimed → committed |
/// | pay p ≤ receivable | approved, part-paid | part-paid, or paid with the last of it | receivable → reimbursed |
///
/// A claim is submitted on an approved request only.
public enum ClaimAction: String, Sendable, Hashable, CaseIterable {
  case submit, approve
  case sendBack = "return"
  case reject, pay

  /// The states in which it is possible.
  public var from: [ClaimState] {
    switch self {
    case .submit: [.draft, .returned]
    case .approve, .sendBack, .reject: [.submitted]
    case .pay: [.approved, .partPaid]
    }
  }

  /// The state that it leads to; a payment that leaves something leads to `partPaid`.
  public var to: ClaimState {
    switch self {
    case .submit: .submitted
    case .approve: .approved
    case .sendBack: .returned
    case .reject: .rejected
    case .pay: .paid
    }
  }

  /// What was done, `returned`.
  var past: String {
    switch self {
    case .submit: "submitted"
    case .approve: "approved"
    case .sendBack: "returned"
    case .reject: "rejected"
    case .pay: "paid"
    }
  }
}
