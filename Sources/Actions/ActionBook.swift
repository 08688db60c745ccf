import BusinessCalendar
public import Journal

/// The actions, decisions and attendances of a programme: what its facts come to, in the order of their effective dates, and
/// on one date in that in which they were recorded.
public struct ActionBook: Sendable {
  /// A fact that could not be taken.
  public struct Problem: Sendable {
    /// The fact.
    public let event: JournalEvent
    /// What is wrong with it.
    public let refusal: ActionRefusal
  }

  /// The programme.
  public let programme: String
  /// Every action, by number.
  public var actions: [Action] { held.values.sorted { Self.isBefore($0.id, $1.id) } }
  /// Every decision, by number.
  public private(set) var decisions: [Decision] = []
  /// The last record of every meeting, in the order in which they were first recorded.
  public private(set) var attendances: [Attendance] = []
  /// Facts that do not follow from those before them; a journal that only this register wrote has none.
  public private(set) var problems: [Problem] = []
  /// What of them was read from packs.
  private(set) var read = ReadLines()
  private(set) var lastAction = 0
  private(set) var lastDecision = 0
  private var held: [String: Action] = [:]

  /// The book of some events. Those of other programmes and registers are passed over, and so is what was undone.
  public init(programme: String, events: [JournalEvent]) {
    self.programme = programme
    let ours = events.filter { $0.fact.programme == programme && $0.fact.kind.hasPrefix(ActionKind.prefix) }
    // An id is not given twice, undone or not.
    for event in ours { count(event.fact) }
    for event in ours.counting.sorted(by: { ($0.fact.effective, $0.number) < ($1.fact.effective, $1.number) })
    {
      do {
        try take(event.fact)
      } catch {
        problems.append(Problem(event: event, refusal: error))
      }
    }
  }

  /// The action of that id.
  public func action(_ id: String) -> Action? { held[id] }

  /// The record of a meeting.
  public func attendance(of occurrence: String) -> Attendance? {
    attendances.first { $0.occurrence == occurrence }
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    (ActionID.number(of: left) ?? .max, left) < (ActionID.number(of: right) ?? .max, right)
  }

  private mutating func count(_ fact: Fact) {
    guard let number = fact.subject.flatMap(ActionID.number) else { return }
    switch ActionKind(name: fact.kind) {
    case .add: lastAction = max(lastAction, number)
    case .decision: lastDecision = max(lastDecision, number)
    default: break
    }
  }

  // MARK: Taking facts

  /// Takes a fact, recorded or about to be.
  mutating func take(_ fact: Fact) throws(ActionRefusal) {
    let details = FactDetails(fact)
    guard let kind = ActionKind(name: fact.kind) else {
      throw ActionRefusal("the register of actions knows no '\(fact.kind)'")
    }
    count(fact)
    switch kind {
    case .add:
      let id = try details.subject()
      guard held[id] == nil else { throw ActionRefusal("\(id) is there already") }
      held[id] = Action(
        id: id, what: try details.text("what"), owner: try details.text("owner"),
        due: try details.date("due"),
        occurrence: fact.details["occurrence"], added: fact.effective, reason: fact.reason)
    case .edit:
      let (what, owner) = (fact.details["what"], fact.details["owner"])
      let due = try fact.details["due"] == nil ? nil : details.date("due")
      try change(fact) { action in
        action.what = what ?? action.what
        action.owner = owner ?? action.owner
        action.due = due ?? action.due
      }
    case .slip:
      let to = try details.date("due")
      try change(fact) { action in
        action.slips.append(
          Action.Slip(on: fact.effective, from: action.due, to: to, reason: fact.reason ?? ""))
        action.due = to
        action.reason = fact.reason
      }
    case .done, .drop:
      try change(fact) { action in
        action.state = kind == .done ? .done : .dropped
        action.reason = fact.reason ?? action.reason
        action.closedBy = fact.details["pack"]
      }
    case .decision:
      decisions.append(
        Decision(
          id: try details.subject(), what: try details.text("what"), owner: try details.text("owner"),
          date: try details.date("date"), occurrence: fact.details["occurrence"]))
    case .attendance:
      let attendance = Attendance(
        occurrence: try details.subject(), present: details.list("present"), absent: details.list("absent"))
      let index = attendances.firstIndex { $0.occurrence == attendance.occurrence }
      if let index { attendances[index] = attendance } else { attendances.append(attendance) }
    case .undo: break
    }
    read.take(fact)
  }

  private mutating func change(_ fact: Fact, _ body: (inout Action) -> Void) throws(ActionRefusal) {
    let id = try FactDetails(fact).subject()
    var action = try open(id, on: fact.effective)
    body(&action)
    action.since = fact.effective
    held[id] = action
  }

  /// An action that a step can be taken of, on a date.
  func open(_ id: String, on date: CivilDate) throws(ActionRefusal) -> Action {
    guard let action = held[id] else { throw unknown(id) }
    guard action.state == .open else {
      throw ActionRefusal("\(id) is \(action.state.rawValue) since \(action.since); add a new one instead")
    }
    guard date >= action.since else {
      throw ActionRefusal(
        "\(id) has a step of \(action.since), which lies after \(date); record this one on that day or later")
    }
    return action
  }
}

/// The details of a fact, read strictly.
private struct FactDetails {
  private let fact: Fact

  init(_ fact: Fact) { self.fact = fact }

  func subject() throws(ActionRefusal) -> String {
    guard let subject = fact.subject, !subject.isEmpty else {
      throw ActionRefusal("it says not what it is about")
    }
    return subject
  }

  func text(_ key: String) throws(ActionRefusal) -> String {
    guard let text = fact.details[key], !text.isEmpty else { throw ActionRefusal("it has no '\(key)'") }
    return text
  }

  func date(_ key: String) throws(ActionRefusal) -> CivilDate {
    let text = try text(key)
    guard let date = CivilDate(iso: text) else { throw ActionRefusal("its '\(key)' is no date: '\(text)'") }
    return date
  }

  /// Names, one a line.
  func list(_ key: String) -> [String] { (fact.details[key] ?? "").split(separator: "\n").map(String.init) }
}
