internal import BusinessCalendar
internal import GRDB
internal import Interchange

/// A row as it stands in the file, whose values are of any type where the file is damaged.
struct StoredRow {
  let row: Row
  /// What it is, for messages.
  let name: String

  /// A value that is not of its type.
  private func damaged(_ column: Int) -> JournalError {
    JournalError(reason: "it is damaged: \(name): '\(Array(row.columnNames)[column])' is unreadable")
  }

  func integer(_ column: Int) throws(JournalError) -> Int {
    guard case .int64(let number) = (row[column] as DatabaseValue).storage else { throw damaged(column) }
    return Int(number)
  }

  func text(_ column: Int) throws(JournalError) -> String {
    guard case .string(let text) = (row[column] as DatabaseValue).storage else { throw damaged(column) }
    return text
  }

  func optionalText(_ column: Int) throws(JournalError) -> String? {
    (row[column] as DatabaseValue).isNull ? nil : try text(column)
  }

  func date(_ column: Int) throws(JournalError) -> CivilDate {
    guard let date = CivilDate(iso: try text(column)) else { throw damaged(column) }
    return date
  }

  func instant(_ column: Int) throws(JournalError) -> Timestamp {
    let instant = Timestamp(microseconds: try integer(column))
    guard instant.isWritable else { throw damaged(column) }
    return instant
  }
}

/// An event's row and the rows of its postings.
struct StoredEvent {
  let row: StoredRow
  /// Columns as in ``FactRows/postingColumns``.
  let postings: [StoredRow]

  /// The event that they say; every part of them is looked at, so that what they repeat agrees.
  func event() throws(JournalError) -> JournalEvent {
    var fact = Fact(programme: try row.text(2), kind: try row.text(3), effective: try row.date(5))
    fact.subject = try row.optionalText(4)
    fact.reason = try row.optionalText(8)
    fact.reference = try row.optionalText(9)
    fact.corrects = try row.optionalText(10)
    fact.details = try details()
    let (number, recorded) = (try row.integer(0), try row.instant(6))
    for (index, posting) in postings.enumerated() {
      guard try posting.integer(0) == number, try posting.integer(1) == index + 1,
        try isSame(posting.text(2), fact.programme), try isSame(posting.optionalText(5), fact.subject),
        try posting.date(6) == fact.effective, try posting.instant(7) == recorded
      else {
        throw JournalError(reason: "it is damaged: \(posting.name) does not agree with its event")
      }
      fact.postings.append(
        Posting(
          account: try posting.text(3), bucket: try posting.text(4), minorUnits: try posting.integer(8),
          currency: try posting.text(9)))
    }
    return JournalEvent(
      number: number, id: try row.text(1), recorded: recorded, actor: try row.text(7), fact: fact,
      previousHash: try row.text(12), hash: try row.text(13))
  }

  private func details() throws(JournalError) -> [String: String] {
    let text = try row.text(11)
    let damaged = JournalError(reason: "it is damaged: \(row.name): 'details' is unreadable")
    guard let node = try? JSONReader.read(Array(text.utf8), deepest: 8),
      case .object(let members) = node.value
    else {
      throw damaged
    }
    var fact = Fact(programme: "", kind: "", effective: .earliest)
    for member in members {
      guard case .string(let value) = member.value.value else { throw damaged }
      fact.details[member.key] = value
    }
    guard isSame(CanonicalJSON.object(fact), text) else { throw damaged }
    return fact.details
  }

  private func isSame(_ left: String?, _ right: String?) -> Bool {
    switch (left, right) {
    case (nil, nil): true
    case (let left?, let right?): left.utf8.elementsEqual(right.utf8)
    default: false
    }
  }
}
