public import BusinessCalendar
public import Journal
internal import Diagnostics
internal import Programme

/// A row of a list of certifications that another system wrote, as texts; dates are ISO 8601.
public struct RosterRow: Sendable {
  /// What a column holds.
  public enum Column: String, Sendable, Hashable, CaseIterable {
    case person, name, certification, credential, issued, expires, evidence

    /// Whether a list without it cannot be read.
    public var isRequired: Bool {
      switch self {
      case .person, .certification, .issued: true
      case .name, .credential, .expires, .evidence: false
      }
    }
  }

  /// The text of each column that the list has.
  public let cells: [Column: String]

  /// A row by its texts.
  public init(_ cells: [Column: String]) { self.cells = cells }

  /// Without spaces around it; nil for a column that is not there or empty.
  func text(_ column: Column) -> String? {
    let text = (cells[column] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : text
  }
}

/// What a list of certifications comes to, row by row, on a roster that holds all facts.
public struct RosterImport: Sendable {
  /// What becomes of a row.
  public enum Outcome: Sendable {
    /// It is recorded by this fact.
    case new(Fact)
    /// It says what is recorded already, or what a row before it says.
    case known
    /// It cannot be recorded; with the column that is wrong.
    case bad(RosterRow.Column, String)
  }

  /// One outcome a row, in the order of the rows.
  public private(set) var outcomes: [Outcome]
  /// The certifications that stand in a row.
  private var listed: Set<String> = []

  /// The facts of all rows that can be recorded, in order of date.
  public var facts: [Fact] {
    outcomes.compactMap { outcome in
      if case .new(let fact) = outcome { fact } else { nil }
    }.enumerated().sorted { ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset) }.map(
      \.element)
  }

  /// Reads rows against a roster.
  ///
  /// - Parameters:
  ///   - evidence: The file that a cell names, or why there is none.
  ///   - date: The day from which a validity that was stated anew counts, where its day of issue stayed the same.
  ///   - reference: What the list is called.
  public init(
    _ rows: [RosterRow], _ roster: Roster, on date: CivilDate,
    reason: String?, reference: String?,
    evidence: (String) -> Result<Evidence, RosterRefusal> = { _ in
      .failure(RosterRefusal("files cannot be read here"))
    }
  ) {
    var reading = Reading(roster)
    outcomes = []
    var read: [(index: Int, credential: Credential)] = []
    for row in rows {
      switch Self.credential(row, roster.rules, evidence) {
      case .success(let credential):
        read.append((outcomes.count, credential))
        listed.insert(credential.certification)
        outcomes.append(.known)
      case .failure(let problem): outcomes.append(.bad(problem.column, problem.message))
      }
    }
    // What was issued first is recorded first, so that the order of the rows does not matter.
    read.sort { ($0.credential.issued, $0.index) < ($1.credential.issued, $1.index) }
    for (index, credential) in read {
      guard let step = reading.step(for: credential) else { continue }
      let effective = step.isRestated ? max(date, credential.issued) : credential.issued
      let command = RosterCommand(step.step, on: effective, reason: reason, reference: reference)
      outcomes[index] = .new(command.fact(of: roster.rules.programme))
    }
    tryOut(on: roster)
  }

  /// That the roster of every certification that stands in a row names every holder; nothing for those of which that is known.
  public func completions(on date: CivilDate, _ roster: Roster, reason: String?, reference: String?) -> [Fact]
  {
    listed.sorted().compactMap { certification in
      guard roster.completed[certification] == nil else { return nil }
      return RosterCommand(
        .complete(certification: certification, isComplete: true), on: date, reason: reason,
        reference: reference
      ).fact(of: roster.rules.programme)
    }
  }

  /// Tries all rows together, and leaves out those that make no sense, until the rest does.
  private mutating func tryOut(on roster: Roster) {
    while true {
      let tried = outcomes.indices.compactMap { index -> (index: Int, fact: Fact)? in
        if case .new(let fact) = outcomes[index] { (index, fact) } else { nil }
      }.sorted { ($0.fact.effective, $0.index) < ($1.fact.effective, $1.index) }
      let refusals = roster.refusals(of: tried.map(\.fact))
      if refusals.isEmpty { return }
      let own = refusals.filter { $0.index != nil }
      for (place, _, refusal) in own {
        if let place { outcomes[tried[place].index] = .bad(.person, refusal.message) }
      }
      guard own.isEmpty, let other = refusals.first else { continue }
      // No row is wrong, and yet a recorded fact makes no sense after them: none of them is recorded.
      for (index, _) in tried {
        outcomes[index] = .bad(
          .person, "\(other.words), which is recorded, would no longer make sense: \(other.refusal.message)")
      }
      return
    }
  }

  // MARK: Reading a row

  private struct Problem: Error {
    let column: RosterRow.Column
    let message: String
  }

  private static func credential(
    _ row: RosterRow, _ rules: RosterRules, _ evidence: (String) -> Result<Evidence, RosterRefusal>
  ) -> Result<Credential, Problem> {
    func problem(_ column: RosterRow.Column, _ message: String) -> Result<Credential, Problem> {
      .failure(Problem(column: column, message: message))
    }
    guard let person = row.text(.person) else { return problem(.person, "no person stands here") }
    do throws(RosterRefusal) {
      try Roster.check(person: person)
    } catch {
      return problem(.person, error.message)
    }
    guard let named = row.text(.certification) else {
      return problem(.certification, "no certification stands here")
    }
    let certification: CertificationTarget
    do throws(RosterRefusal) {
      certification = try rules.certification(named: named)
    } catch {
      return problem(.certification, error.message)
    }
    guard let text = row.text(.issued) else { return problem(.issued, "no date of issue stands here") }
    guard let issued = CivilDate(iso: text) else { return problem(.issued, notADate(text)) }
    var expires: Credential.Expiry
    var rule: String?
    if let text = row.text(.expires) {
      guard let stated = Credential.Expiry(text) else { return problem(.expires, notADate(text)) }
      expires = stated
    } else if let usual = rules.expiry(of: certification, issued: issued) {
      (expires, rule) = (usual.expires, usual.rule)
    } else {
      return problem(
        .expires,
        "no expiry stands here, and the programme does not say how long '\(certification.id)' is valid; write a date, or never"
      )
    }
    if expires.lastDay < issued {
      return problem(.expires, "it cannot expire on \(expires), before it was issued on \(issued)")
    }
    var files: [Evidence] = []
    if let name = row.text(.evidence) {
      switch evidence(name) {
      case .success(let file): files.append(file)
      case .failure(let refusal): return problem(.evidence, refusal.message)
      }
    }
    for column in [RosterRow.Column.name, .credential] where (row.text(column)?.utf8.count ?? 0) > 256 {
      return problem(column, "this is longer than 256 characters")
    }
    return .success(
      Credential(
        person: person, name: row.text(.name), certification: certification.id, id: row.text(.credential),
        issued: issued, expires: expires, expiryRule: rule, evidence: files))
  }

  private static func notADate(_ text: String) -> String {
    "'\(text.prefix(40))' is not a date; write it as 2025-03-31"
  }

  // MARK: What a row adds

  /// What is known of each person and certification while rows are gone through in order of issue.
  private struct Reading {
    private var known: [HolderTrack.Key: [Credential]]

    init(_ roster: Roster) {
      known = roster.tracks.mapValues { $0.credentials.map(\.credential) }
    }

    /// What a credential adds; nil where it is known.
    mutating func step(for credential: Credential) -> (step: RosterStep, isRestated: Bool)? {
      let key = HolderTrack.Key(person: credential.person, certification: credential.certification)
      let all = known[key] ?? []
      let isKnown = all.contains { other in
        other.issued == credential.issued && other.expires == credential.expires
          && (credential.id == nil || other.id == credential.id)
      }
      if isKnown { return nil }
      known[key, default: []].append(credential)
      let sameIssue = all.contains { other in
        other.issued == credential.issued && (credential.id == nil || other.id == credential.id)
      }
      if sameIssue { return (.renew(credential), true) }
      let isRenewal = all.contains { other in
        other.issued < credential.issued && credential.id != nil && other.id == credential.id
      }
      return (isRenewal ? .renew(credential) : .add(credential), false)
    }
  }
}
