/// Several centres and blackouts as one calendar, closed when any of them is (QuantLib `JoinHolidays`).
public struct JoinedCalendar: Sendable {
  /// The centres, in the order of the rule.
  public let centres: [HolidayCalendar]
  /// The blackouts that apply.
  public let blackouts: [Blackout]

  /// A joined calendar by its parts.
  public init(centres: [HolidayCalendar], blackouts: [Blackout] = []) {
    self.centres = centres
    self.blackouts = blackouts
  }

  /// Why a day is closed.
  public enum Closure: Sendable, Hashable, CustomStringConvertible {
    /// A day of the weekend.
    case weekend(Weekday, centre: String)
    /// A holiday by its name.
    case holiday(name: String, centre: String)
    /// A blackout by its reason.
    case blackout(name: String, why: String)
    /// The centre's data does not reach that day.
    case noData(centre: String)

    /// In words: `Combate de Angamos (PE)`.
    public var description: String {
      switch self {
      case .weekend(let weekday, _): "a \(weekday.rawValue.capitalizedFirst)"
      case .holiday(let name, let centre): "\(name) (\(centre))"
      case .blackout(let name, let why): why.isEmpty ? "blackout \(name)" : "blackout \(name): \(why)"
      case .noData(let centre): "outside the holiday data of \(centre)"
      }
    }
  }

  /// Whether every centre is open and no blackout holds.
  public func isOpen(_ date: CivilDate) -> Bool {
    centres.allSatisfy { $0.isOpen(date) } && !blackouts.contains { $0.contains(date) }
  }

  /// Every reason why a day is closed, empty where it is open; one weekend is told once.
  public func closures(on date: CivilDate) -> [Closure] {
    var result: [Closure] = []
    var weekendTold = false
    for centre in centres {
      if !centre.coverage.contains(date) { result.append(.noData(centre: centre.centre)) }
      if centre.weekend.contains(date.weekday), !weekendTold {
        result.append(.weekend(date.weekday, centre: centre.centre))
        weekendTold = true
      }
      for holiday in centre.holidays(on: date) {
        result.append(.holiday(name: holiday.name, centre: centre.centre))
      }
    }
    for blackout in blackouts where blackout.contains(date) {
      result.append(.blackout(name: blackout.name, why: blackout.why))
    }
    return result
  }

  /// Its open days within a span.
  public func openDays(in span: DateSpan) -> OpenDays {
    OpenDays(span: span, isOpen: isOpen)
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
