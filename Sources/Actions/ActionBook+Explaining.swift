public import BusinessCalendar
public import Journal

extension ActionBook {
  /// Where the age and the slips of an action come from, on a date.
  ///
  /// - Parameters:
  ///   - id: `A-12`.
  ///   - events: The facts that the book was made of.
  /// - Throws: Where nothing has that id.
  public func explanation(of id: String, on date: CivilDate, events: [JournalEvent]) throws(ActionRefusal)
    -> Explanation
  {
    guard let action = action(id) else { throw unknown(id) }
    let end = action.closed ?? date
    let state = action.closed.map { "\(action.state.rawValue) on \($0)" } ?? "still open"
    var steps = [
      Explanation.Step(
        "age = \(end) − \(action.added), the day it was set (\(state))", "\(action.age(on: date)) days")
    ]
    for (index, slip) in action.slips.enumerated() {
      steps.append(
        Explanation.Step("slip \(index + 1), on \(slip.on): due \(slip.from), now \(slip.to)", slip.reason))
    }
    steps.append(Explanation.Step("slips", "\(action.slips.count)"))
    let days = action.due.dayNumber - end.dayNumber
    steps.append(
      Explanation.Step(
        "days left = \(action.due), the day it is due − \(end)", "\(days) days\(days < 0 ? ", overdue" : "")")
    )
    return Explanation(
      title: "\(id): \(action.what), @\(action.owner)", steps: steps,
      events: events.counting.filter { $0.fact.programme == programme && $0.fact.subject == id })
  }
}
