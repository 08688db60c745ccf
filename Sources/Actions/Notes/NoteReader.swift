import BusinessCalendar
public import Diagnostics

/// Reads what a filled-in pack says: actions, decisions, who was there. Code blocks are passed over.
public struct NoteReader {
  /// What was read, in the order of the lines.
  public private(set) var notes: [MeetingNote] = []
  /// Lines that look like one of these and are none.
  public private(set) var diagnostics: [Diagnostic] = []

  private static let promiseForm = "'- [ ] @owner 2025-04-15 what'"
  private static let decisionForm = "'Decision: @owner 2025-04-15 what'"
  private static let reasons = ["(reason:", "(motivo:"]

  /// Reads a whole file.
  public init(_ file: SourceFile) {
    var fence: String?
    for number in 1...file.lineCount {
      guard let line = file.line(number) else { continue }
      let text = line.drop { $0 == " " || $0 == "\t" }
      if let mark = Self.fence(text) {
        if fence == nil { fence = mark } else if text.hasPrefix(fence ?? "") { fence = nil }
        continue
      }
      guard fence == nil, let read = Self.read(text) else { continue }
      let location = SourceLocation(
        file: file, line: number, column: line.unicodeScalars.count - text.unicodeScalars.count + 1,
        length: text.unicodeScalars.count)
      switch read {
      case .success(let content): notes.append(MeetingNote(content: content, location: location))
      case .failure(let problem): diagnostics.append(Diagnostic(.packLine, problem.message, at: location))
      }
    }
  }

  private static func fence(_ text: Substring) -> String? {
    for mark in ["`", "~"] {
      let count = text.prefix { String($0) == mark }.count
      if count >= 3 { return String(repeating: mark, count: count) }
    }
    return nil
  }

  /// What a line says; nil where it is none of these.
  private static func read(_ text: Substring) -> Result<MeetingNote.Content, ActionRefusal>? {
    if let (state, rest) = box(text) {
      return Result { () throws(ActionRefusal) in try action(state, rest) }
    }
    if let rest = after(["Decision:", "Decisión:"], text) {
      return Result { () throws(ActionRefusal) in .decision(try promise(rest, decisionForm)) }
    }
    if let rest = after(["Attended:", "Asistieron:"], text) { return attendance(rest, isPresent: true) }
    if let rest = after(["Apologies:", "Se excusaron:", "Excusados:"], text) {
      return attendance(rest, isPresent: false)
    }
    return nil
  }

  /// A list item with a box, and what follows it.
  private static func box(_ text: Substring) -> (Action.State, Substring)? {
    guard let bullet = text.first, "-*+".contains(bullet) else { return nil }
    let rest = text.dropFirst().drop { $0 == " " || $0 == "\t" }
    let states: [(String, Action.State)] = [
      ("[ ]", .open), ("[]", .open), ("[x]", .done), ("[X]", .done), ("[-]", .dropped),
    ]
    for (mark, state) in states where rest.hasPrefix(mark) { return (state, rest.dropFirst(mark.count)) }
    return nil
  }

  /// Bold and list marks before the word are passed over.
  private static func after(_ words: [String], _ text: Substring) -> Substring? {
    let bare = text.drop { "-*+_ ".contains($0) }
    for word in words where bare.hasPrefix(word) {
      return bare.dropFirst(word.count).drop { "*_ ".contains($0) }
    }
    return nil
  }

  private static func action(
    _ state: Action.State, _ text: Substring
  ) throws(ActionRefusal) -> MeetingNote.Content {
    var rest = text.drop { $0 == " " || $0 == "\t" }
    var id: String?
    let first = String(rest.prefix { $0 != " " && $0 != "\t" })
    if ActionID.number(of: first) != nil, first.hasPrefix("A-") {
      id = first
      rest = rest.dropFirst(first.count)
    }
    guard let found = reason(of: String(rest)) else {
      return .action(id: id, state, try promise(rest), reason: nil)
    }
    let reason = unescaped(found.reason).inOneLine
    return .action(id: id, state, try promise(found.before), reason: reason.isEmpty ? nil : reason)
  }

  /// `@owner 2025-04-15 what`; `form` is what the whole line should look like, for who wrote another.
  private static func promise(
    _ text: some StringProtocol, _ form: String = promiseForm
  ) throws(ActionRefusal) -> MeetingNote.Promise {
    let words = text.split(maxSplits: 2, whereSeparator: { $0 == " " || $0 == "\t" })
    guard let first = words.first, first.hasPrefix("@"), first.count > 1 else {
      throw ActionRefusal("it has no owner; write \(form)")
    }
    guard words.count > 1, let date = CivilDate(iso: words[1]) else {
      let second = words.count > 1 ? "'\(words[1])' is no date" : "it has no date"
      throw ActionRefusal("\(second); write \(form)")
    }
    let what = words.count > 2 ? unescaped(String(words[2])).inOneLine : ""
    guard !what.isEmpty else { throw ActionRefusal("it says not what; write \(form)") }
    return MeetingNote.Promise(owner: unescaped(String(first.dropFirst())), date: date, what: what)
  }

  private static func attendance(
    _ text: Substring, isPresent: Bool
  ) -> Result<MeetingNote.Content, ActionRefusal>? {
    let names = text.split(separator: ",").map { unescaped(String($0)).inOneLine }.filter { !$0.isEmpty }
    // A line that nobody filled in says nothing.
    if names.isEmpty { return nil }
    return .success(
      .attendance(names: names.map { $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }, isPresent: isPresent))
  }

  /// What stands before `(reason: why)` at the end of a line, and the reason; nil where there is none.
  static func reason(of text: String) -> (before: String, reason: String)? {
    let trimmed = text.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
    let line = String(trimmed)
    guard line.hasSuffix(")") else { return nil }
    for word in reasons {
      guard let start = line.ranges(of: word).last else { continue }
      return (String(line[..<start.lowerBound]), String(line[start.upperBound...].dropLast()))
    }
    return nil
  }

  /// Without the backslashes before punctuation (CommonMark 0.31, 2.4).
  private static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        if !isPunctuation(scalar) { result.append("\\") }
        result.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    if isEscaped { result.append("\\") }
    return String(result)
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
    default: false
    }
  }
}
