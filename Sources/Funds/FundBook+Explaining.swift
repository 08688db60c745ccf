public import BusinessCalendar
public import Journal
import Programme

extension FundBook {
  /// Where the figures of a fund, a request or a claim come from; nil where none has that name.
  ///
  /// - Parameter asOf: The day of which the book is.
  public func explanation(of subject: String, asOf: CivilDate) -> Explanation? {
    if account(subject) != nil { return explanation(ofFund: subject, asOf: asOf) }
    if let request = request(subject) {
      return explanation(
        of: subject, "request \(subject), \(request.title)", sums: request.sums,
        asked: request.asked, state: request.state.rawValue, asOf: asOf)
    }
    return claim(subject).map { claim in
      explanation(
        of: subject, "claim \(subject) on \(claim.request)", sums: claim.sums, asked: claim.asked,
        state: claim.state.rawValue, asOf: asOf)
    }
  }

  private func explanation(ofFund id: String, asOf: CivilDate) -> Explanation? {
    guard let balance = FundsStatus(self, asOf: asOf).balances.first(where: { $0.fund.id == id }) else {
      return nil
    }
    let touching = entries.filter { entry in
      entry.undoneBy == nil && !entry.isUndoing
        && (entry.event.fact.subject == id || entry.event.fact.postings.contains { $0.account == id })
    }
    var steps = Bucket.allCases.map { bucket in
      let moves = touching.count { entry in
        entry.event.fact.postings.contains { $0.account == id && $0.bucket == bucket.rawValue }
      }
      let lapsed =
        bucket == .expired && asOf > balance.expires
        ? ", and what was available after \(balance.expires)" : ""
      return Explanation.Step(
        "\(bucket.rawValue) = sum of \(moves == 1 ? "1 posting" : "\(moves) postings")\(lapsed)",
        balance.amount(in: bucket).description)
    }
    let source =
      balance.isRecorded
      ? "allocated = \(Bucket.allCases.map(\.rawValue).joined(separator: " + "))"
      : "allocated = what the agreement allots\(balance.fund.clause.map { " (\($0))" } ?? "")"
    steps.append(Explanation.Step(source, balance.allocated.description))
    if let share = balance.utilisation {
      steps.append(
        Explanation.Step(
          "used = (\(LedgerBucket.used.map(\.rawValue).joined(separator: " + "))) ÷ allocated, half-even",
          "\(share)%"))
    }
    steps.append(Explanation.Step("spent = sum of what suppliers were paid", balance.spent.description))
    return Explanation(
      title: "\(rules.programme): fund \(id) as of \(asOf)", steps: steps, events: touching.map(\.event))
  }

  private func explanation(
    of subject: String, _ title: String, sums: FundSums, asked: Money, state: String, asOf: CivilDate
  ) -> Explanation {
    let counted = history(of: subject).filter { $0.undoneBy == nil && !$0.isUndoing }
    var steps = [Explanation.Step("asked", asked.description), Explanation.Step("state", state)]
    for bucket in LedgerBucket.allCases where sums.minorUnits(bucket) != 0 {
      steps.append(Explanation.Step(bucket.rawValue, sums[bucket].description))
    }
    return Explanation(
      title: "\(rules.programme): \(title) as of \(asOf)", steps: steps, events: counted.map(\.event))
  }
}
