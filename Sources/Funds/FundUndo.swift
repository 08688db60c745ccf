public import Journal
import Programme

/// The reversal of a step, to be shown before it is appended.
public struct FundUndo: Sendable {
  /// The step that it reverses.
  public let undone: FundEntry
  /// What is appended: effective on the date of the step, so that no view of any date has it any more, while a view of what
  /// was known before still does.
  public let fact: Fact

  /// What it reverses and what moves back, in words.
  public var words: String {
    let moves = fact.postings.map { posting in
      let amount =
        Currency(posting.currency).map { Money(minorUnits: posting.minorUnits, currency: $0).description }
        ?? "\(posting.minorUnits) \(posting.currency)"
      return "\(posting.account) \(posting.bucket) \(posting.minorUnits > 0 ? "+" : "")\(amount)"
    }
    return "undoes: \(undone.words) on \(undone.event.fact.effective)\(undone.amount.map { ", \($0)" } ?? "")"
      + (moves.isEmpty ? "; no money moves" : "; " + moves.joined(separator: ", "))
  }
}

extension FundBook {
  /// The reversal of the last effective step of a fund, a request or a claim. The book must hold all facts.
  ///
  /// - Throws: Where there is none, or a later step stands on it; the refusal names that step.
  public func undo(_ subject: String, reason: String? = nil, reference: String? = nil) throws(FundRefusal)
    -> FundUndo
  {
    guard let last = entries.last(where: { $0.counts && $0.event.fact.subject == subject }) else {
      if account(subject) == nil, claim(subject) == nil { _ = try find(request: subject) }
      throw FundRefusal(.undo, "\(subject) has no step that could be undone")
    }
    return try undo(last, reason, reference)
  }

  /// The reversal of one event, which must be the last effective step of its subject.
  public func undo(event id: String, reason: String? = nil, reference: String? = nil) throws(FundRefusal)
    -> FundUndo
  {
    guard let entry = entries.first(where: { $0.event.id == id }) else {
      throw FundRefusal(.unknownName, "there is no event \(id) of a fund of \(rules.programme)")
    }
    if let other = entry.undoneBy {
      throw FundRefusal(.undo, "\(entry.words) was undone by \(other) already")
    }
    if entry.isUndoing {
      throw FundRefusal(
        .undo, "an undoing is not undone; take the step \(entry.event.fact.corrects ?? "") again")
    }
    let later = entries.last { $0.counts && $0.event.fact.subject == entry.event.fact.subject }
    if let later, later.event.id != id {
      throw FundRefusal(
        .undo,
        "\(entry.words) on \(entry.event.fact.effective) is not the last step of \(entry.event.fact.subject ?? "it"); undo first: \(later.words) on \(later.event.fact.effective) (\(later.event.id))"
      )
    }
    return try undo(entry, reason, reference)
  }

  private func undo(_ entry: FundEntry, _ reason: String?, _ reference: String?) throws(FundRefusal)
    -> FundUndo
  {
    do {
      try replay(on: FundState(rules.funds)) { $0.event.id != entry.event.id }
    } catch {
      throw FundRefusal(
        .undo,
        "\(entry.words) on \(entry.event.fact.effective) cannot be undone: \(error.message)",
        asked: error.asked, allowed: error.allowed)
    }
    let old = entry.event.fact
    return FundUndo(
      undone: entry,
      fact: Fact(
        programme: old.programme, kind: FundKind.undo.name, subject: old.subject, effective: old.effective,
        reason: reason, reference: reference, corrects: entry.event.id, details: ["undoes": old.kind],
        postings: old.postings.map {
          // A posting of the least integer was never written by this register.
          Posting(
            account: $0.account, bucket: $0.bucket, minorUnits: 0 &- $0.minorUnits, currency: $0.currency)
        }))
  }
}
