public import BusinessCalendar
import Programme

/// The schedules of a portfolio, with what is needed to explain each date and to compare with another solver.
public struct PortfolioSchedule: Sendable {
  /// One a programme, in the order in which the programmes were given.
  public private(set) var schedules: [Schedule]
  /// The day from which it was looked.
  public let asOf: CivilDate
  /// What an answer from outside breaks; empty without one.
  public let objections: [String]
  let board: PlacementBoard
  let directory: Directory
  /// The board's numbers by identity.
  let numbers: [String: Int]
  /// The rules of each programme's series, by programme and series.
  let rules: [[SeriesRules?]]
  /// What was expanded and adjusted, by identity.
  let drafts: [String: Draft]

  /// Up to which day, itself excluded, published meetings stay where they are, by programme and series,
  /// `mifibra-aws/qbr`; series without a freeze are left out.
  public var freezeHorizons: [String: CivilDate] {
    var horizons: [String: CivilDate] = [:]
    for (schedule, rules) in zip(schedules, rules) {
      for case .some(let rules) in rules where rules.series.freeze != nil {
        horizons["\(schedule.programme.id)/\(rules.series.id)"] = rules.frozenUntil(asOf)
      }
    }
    return horizons
  }

  /// The same with the deadlines of registers, each in the schedule of its programme. Meetings are placed without regard to
  /// them.
  public func including(_ deadlines: [RegisterDeadline]) -> PortfolioSchedule {
    var result = self
    let known = Dictionary(grouping: deadlines, by: \.programme)
    for index in schedules.indices {
      result.schedules[index].deadlines = known[schedules[index].programme.id] ?? []
    }
    return result
  }

  /// What the placement costs.
  public var cost: PlacementCost { board.cost }
}
