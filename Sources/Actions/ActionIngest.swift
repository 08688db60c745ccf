public import BusinessCalendar
public import Diagnostics
public import Journal

/// What reading a filled-in pack comes to.
///
/// A line that says what it said when the pack was read last, or what the program itself wrote there, says nothing new: so a
/// pack may be read as often as one likes, and what was recorded since by other ways is not taken back.
public struct ActionIngest: Sendable {
  /// The facts to record, in the order of the lines.
  public private(set) var facts: [Fact] = []
  /// Lines that cannot be taken, and notes on others, by place.
  public var diagnostics: [Diagnostic] { found.sorted() }
  private var found: [Diagnostic]
  private var book: ActionBook
  private let pack: String
  private let date: CivilDate
  private let owners: ActionOwners
  private let written: [String: Set<Action.State>]
  private var seen: [String: SourceLocation] = [:]

  /// Reads a pack against a book of everything that is recorded.
  ///
  /// - Parameters:
  ///   - file: The pack.
  ///   - pack: Its meeting, `qbr/Y2-Q3`.
  ///   - lastBuild: What was remembered of its last build; lines that stand there were written by nobody.
  ///   - date: The date from which what it says is true.
  public init(
    _ file: SourceFile, of pack: String, lastBuild: SourceFile?, into book: ActionBook, on date: CivilDate,
    owners: ActionOwners
  ) {
    let reader = NoteReader(file)
    (self.book, self.pack, self.date, self.owners) = (book, pack, date, owners)
    found = reader.diagnostics
    written = (lastBuild.map { NoteReader($0).notes } ?? []).reduce(into: [:]) { lines, note in
      if case .action(let id?, let state, let promise, _) = note.content {
        lines["\(id) \(promise.text)", default: []].insert(state)
      }
    }
    var attendance: (present: [String], absent: [String], location: SourceLocation)?
    for note in reader.notes {
      switch note.content {
      case .action(let id, let state, let promise, let reason):
        attempt(note.location) { ingest throws(ActionRefusal) in
          try ingest.action(id, state, promise, reason, note.location)
        }
      case .decision(let promise):
        attempt(note.location) { ingest throws(ActionRefusal) in try ingest.decision(promise, note.location) }
      case .attendance(let names, let isPresent):
        let old = attendance ?? ([], [], note.location)
        attendance =
          isPresent
          ? (old.present + names, old.absent, old.location) : (old.present, old.absent + names, old.location)
      }
    }
    if let attendance {
      attempt(attendance.location) { ingest throws(ActionRefusal) in
        try ingest.attendance(Self.once(attendance.present), Self.once(attendance.absent))
      }
    }
    tellVanished(reader.notes, at: file)
  }

  private static func once(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private mutating func attempt(
    _ location: SourceLocation, _ body: (inout ActionIngest) throws(ActionRefusal) -> Void
  ) {
    // Of a line that cannot be taken whole, nothing is.
    var trial = self
    do {
      try body(&trial)
      self = trial
    } catch {
      found.append(Diagnostic(.packLine, error.message, at: location))
    }
  }

  // MARK: Lines

  private mutating func action(
    _ id: String?, _ state: Action.State, _ promise: MeetingNote.Promise, _ reason: String?,
    _ location: SourceLocation
  ) throws(ActionRefusal) {
    let line = ReadLines.Line(text: promise.text, mark: state.rawValue)
    try alone(id ?? line.text, location)
    if let id, written["\(id) \(line.text)"]?.contains(state) == true { return }
    guard let subject = id ?? book.read.subject(of: line.text, in: pack) else {
      return try add(promise, state, reason, line)
    }
    guard let action = book.action(subject) else { throw book.unknown(subject) }
    if let last = book.read.line(of: subject, in: pack) {
      if last == line { return }
      // Only the box was ticked: whatever became of the rest since stays as it is.
      if last.text == line.text { return try close(action, state, reason, line) }
    }
    if action.state == .open {
      try edit(action, promise, reason, line)
    } else if promise != MeetingNote.Promise(owner: action.owner, date: action.due, what: action.what) {
      throw ActionRefusal(
        "\(subject) is \(action.state.rawValue) since \(action.since) and no longer changes; add a new one")
    }
    try close(action, state, reason, line)
  }

  private mutating func add(
    _ promise: MeetingNote.Promise, _ state: Action.State, _ reason: String?, _ line: ReadLines.Line
  ) throws(ActionRefusal) {
    let id = ActionID.action(book.lastAction + 1)
    try record(
      .add(what: promise.what, owner: promise.owner, due: promise.date, occurrence: pack),
      state == .open ? reason : nil, line)
    if let action = book.action(id) { try close(action, state, reason, line) }
  }

  private mutating func edit(
    _ action: Action, _ promise: MeetingNote.Promise, _ reason: String?, _ line: ReadLines.Line
  ) throws(ActionRefusal) {
    let what = promise.what == action.what ? nil : promise.what
    let owner = promise.owner == action.owner ? nil : promise.owner
    let earlier = promise.date < action.due ? promise.date : nil
    if what != nil || owner != nil || earlier != nil {
      try record(.edit(id: action.id, what: what, owner: owner, due: earlier), nil, line)
    }
    if promise.date > action.due {
      guard reason != nil else {
        throw ActionRefusal(
          "\(action.id) is due on \(action.due), and the pack puts it off to \(promise.date); say why at the end of the line, as (reason: …)"
        )
      }
      try record(.slip(id: action.id, to: promise.date), reason, line)
    }
  }

  private mutating func close(
    _ action: Action, _ state: Action.State, _ reason: String?, _ line: ReadLines.Line
  ) throws(ActionRefusal) {
    if state == action.state { return }
    if action.state != .open {
      throw ActionRefusal(
        "\(action.id) is \(action.state.rawValue) since \(action.since), and the pack has it as \(state.rawValue); take that back first, or mend the box"
      )
    }
    switch state {
    case .open: break
    case .done: try record(.done(id: action.id), reason, line)
    case .dropped:
      guard reason != nil else {
        throw ActionRefusal(
          "\(action.id) is dropped without a reason; say why at the end of the line, as (reason: …)")
      }
      try record(.drop(id: action.id), reason, line)
    }
  }

  private mutating func decision(
    _ promise: MeetingNote.Promise, _ location: SourceLocation
  ) throws(ActionRefusal) {
    let line = ReadLines.Line(text: "Decision: " + promise.text, mark: "")
    try alone(line.text, location)
    guard book.read.subject(of: line.text, in: pack) == nil else { return }
    try record(
      .decide(what: promise.what, owner: promise.owner, date: promise.date, occurrence: pack), nil, line)
  }

  private mutating func attendance(_ present: [String], _ absent: [String]) throws(ActionRefusal) {
    if book.attendance(of: pack) == Attendance(occurrence: pack, present: present, absent: absent) { return }
    try record(.attend(occurrence: pack, present: present, absent: absent), nil, nil)
  }

  // MARK: Recording

  private mutating func record(
    _ step: ActionStep, _ reason: String?, _ line: ReadLines.Line?
  ) throws(ActionRefusal) {
    for var fact in try book.decide(ActionCommand(step, on: date, reason: reason), owners: owners) {
      fact.details["pack"] = pack
      if let line {
        fact.details["line"] = line.text
        fact.details["mark"] = line.mark
      }
      try book.take(fact)
      facts.append(fact)
    }
  }

  /// Two lines that say the same, or name the same action, cannot both be meant.
  private mutating func alone(_ key: String, _ location: SourceLocation) throws(ActionRefusal) {
    if let first = seen[key] {
      throw ActionRefusal("line \(first.line) says the same already, of '\(key)'; keep one of the two")
    }
    seen[key] = location
  }

  /// A line that was edited without an id looks like a new one: what it was before is told.
  private mutating func tellVanished(_ notes: [MeetingNote], at file: SourceFile) {
    var texts: Set<String> = []
    var ids: Set<String> = []
    for note in notes {
      switch note.content {
      case .action(let id, _, let promise, _):
        texts.insert(promise.text)
        if let id { ids.insert(id) }
      case .decision(let promise): texts.insert("Decision: " + promise.text)
      case .attendance: break
      }
    }
    let gone = book.read.subjects(in: pack).filter { subject, text in
      !texts.contains(text) && !ids.contains(subject) && book.action(subject)?.state != .done
        && book.action(subject)?.state != .dropped
    }
    for (subject, text) in gone.sorted(by: { $0.key < $1.key }) {
      found.append(
        Diagnostic(
          .packLine,
          "\(subject) was read from here before, and its line is there no more: '\(text)'; if it was edited, write \(subject) before the owner",
          at: SourceLocation(file: file), severity: .note))
    }
  }
}
