internal import Diagnostics

extension CalendarExamination {
  /// A property's value by its type (RFC 5545 section 3.3) and its words (section 3.8).
  mutating func examineValue(_ property: CalendarProperty, _ rule: PropertyRule, in kind: ComponentKind) {
    guard examineParameters(property), let type = type(of: property, rule) else { return }
    switch type {
    case .text: examineText(property, isList: rule.isList)
    case .date, .dateTime, .period: examineTimes(property, rule, type, in: kind)
    case .duration:
      if rule.others.contains(.dateTime), let time = TimeValue(property.value), !time.isDate {
        findings.add(
          .icsValueType, "\(property.name) is a DURATION unless VALUE says otherwise; write ;VALUE=DATE-TIME",
          at: place(property), clients: "clients that take it for a DURATION drop the alarm")
      } else if DurationValue(property.value) == nil {
        // ical takes what has its P and units in any order.
        invalid(
          property, type, "a number of weeks, or of days and a time, such as PT1H30M or P1D",
          clients: property.value.contains("P") ? Self.lost : Reader.refusal(.ical, elsewhere: Self.lost))
      }
    case .recur: examineRule(property)
    case .uri, .calAddress: examineURI(property, type, in: kind)
    case .integer:
      if Int32(property.value) == nil {
        // ical keeps what it does not understand in a task.
        invalid(
          property, type, "a whole number",
          clients: property.name == "PERCENT-COMPLETE"
            ? Reader.refusal(.icalendar, elsewhere: Self.lost)
            : Reader.refusal(.ical, elsewhere: Self.lost))
      }
    case .float:
      if Double(property.value) == nil { invalid(property, type, "a number") }
    case .boolean:
      if !["TRUE", "FALSE"].contains(property.value.uppercased()) {
        invalid(property, type, "TRUE or FALSE")
      }
    case .utcOffset: examineOffset(property)
    case .binary: examineBinary(property)
    case .time, .uid, .xmlReference, .other: break
    }
    examineWords(property, in: kind)
  }

  /// The type that the value is to have; nil where nothing can be said of it.
  private mutating func type(of property: CalendarProperty, _ rule: PropertyRule) -> ValueKind? {
    guard let stated = property.parameters.first(where: { $0.name == "VALUE" }) else {
      if rule.needsValue {
        findings.add(
          .icsValueType, "\(rule.name) needs ;VALUE=\(rule.kind.rawValue) (RFC 7986 section 5)",
          at: places.at(property), severity: .warning,
          clients: "clients that go by the standard drop the property")
      }
      return rule.kind
    }
    let word = stated.values.first?.text.uppercased() ?? ""
    guard let kind = ValueKind(rawValue: word) else {
      if !word.hasPrefix("X-") {
        findings.add(
          .icsValueType, "VALUE=\(Self.shown(word)) is no type that RFC 5545 knows",
          at: places.parameter(stated, of: property), clients: "clients drop the property")
      }
      return nil
    }
    if rule.kind == .other || kind == rule.kind || rule.others.contains(kind) { return kind }
    let allowed = ([rule.kind] + rule.others).map(\.rawValue).joined(separator: " or ")
    findings.add(
      .icsValueType, "\(rule.name) is \(allowed), not \(kind.rawValue)",
      at: places.parameter(stated, of: property), clients: "clients drop the property")
    return nil
  }

  func place(_ property: CalendarProperty) -> SourceLocation { places.value(of: property) }

  private static let lost = "clients drop the property or the whole component"

  private mutating func invalid(
    _ property: CalendarProperty, _ type: ValueKind, _ form: String, clients: String = Self.lost
  ) {
    findings.add(
      .icsValue, "'\(Self.shown(property.value))' is no \(type.rawValue); \(property.name) is \(form)",
      at: place(property), clients: clients)
  }

  private mutating func examineText(_ property: CalendarProperty, isList: Bool) {
    guard let (offset, fault) = TextValue.fault(in: property.value, isList: isList) else { return }
    switch fault {
    case .separator(let byte):
      let character = String(UnicodeScalar(byte))
      findings.add(
        .icsText, "a '\(character)' in \(property.name) without a backslash; write '\\\(character)'",
        at: places.value(of: property, from: offset, length: 1),
        clients: "clients end the text there, make a list of it, or show it")
    case .escape:
      findings.add(
        .icsText, "a backslash in \(property.name) that escapes nothing; write '\\\\' for one",
        at: places.value(of: property, from: offset, length: 2),
        clients: "some clients show it, some drop it with the character that follows")
    }
  }

  private mutating func examineURI(_ property: CalendarProperty, _ type: ValueKind, in kind: ComponentKind) {
    let value = property.value.utf8
    let scheme = value.prefix { $0 != UInt8(ascii: ":") }
    let isScheme =
      scheme.count < value.count && scheme.first.map { Self.isLetter($0) } ?? false
      && scheme.allSatisfy { Self.isLetter($0) || (48...57).contains($0) || "+-.".utf8.contains($0) }
    if !isScheme {
      let hint =
        type == .calAddress && value.contains(UInt8(ascii: "@")) ? "; write 'mailto:' before the address" : ""
      findings.add(
        .icsValue, "'\(Self.shown(property.value))' is no URI, which begins with a scheme\(hint)",
        at: place(property),
        // Apple names its sounds so, and others ring with their own.
        severity: kind == .alarm && type == .uri ? .warning : nil,
        clients: type == .calAddress
          ? "Outlook and Google drop the person" : "clients drop the link")
    } else if let space = value.firstIndex(of: UInt8(ascii: " ")) {
      findings.add(
        .icsValue, "a space in the URI of \(property.name); write %20",
        at: places.value(of: property, from: value.distance(from: value.startIndex, to: space), length: 1),
        severity: .warning, clients: "many clients end the link there")
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }

  /// `+0100` or `-053000`, and never `-0000` (RFC 5545 section 3.3.14).
  private mutating func examineOffset(_ property: CalendarProperty) {
    let bytes = Array(property.value.utf8)
    let isWhole: Bool
    if bytes.count == 5 || bytes.count == 7, "+-".utf8.contains(bytes[0]),
      let hours = TimeValue.number(bytes[1..<3]), let minutes = TimeValue.number(bytes[3..<5]),
      let seconds = bytes.count == 7 ? TimeValue.number(bytes[5..<7]) : 0
    {
      isWhole =
        hours < 24 && minutes < 60 && seconds < 60
        && (bytes[0] == UInt8(ascii: "+") || hours + minutes + seconds > 0)
    } else {
      isWhole = false
    }
    if !isWhole {
      invalid(property, .utcOffset, "hours and minutes east of UTC, such as +0100, and never -0000")
    }
  }

  private mutating func examineBinary(_ property: CalendarProperty) {
    if property.parameter("ENCODING")?.uppercased() != "BASE64" {
      findings.add(
        .icsValueType, "VALUE=BINARY needs ;ENCODING=BASE64 (RFC 5545 section 3.3.1)",
        at: places.at(property),
        clients: "clients drop the attachment")
    }
    var padding = 0
    var isBase64 = property.value.utf8.count % 4 == 0
    for byte in property.value.utf8 {
      if byte == UInt8(ascii: "=") {
        padding += 1
      } else if padding > 0 || !(Self.isLetter(byte) || (48...57).contains(byte) || "+/".utf8.contains(byte))
      {
        isBase64 = false
      }
    }
    if !isBase64 || padding > 2 { invalid(property, .binary, "base64 with its padding") }
  }

  /// Parameters that are URIs stand in quotes (RFC 5545 section 3.2), others take a few words alone. False where it is
  /// not known where the value begins.
  private mutating func examineParameters(_ property: CalendarProperty) -> Bool {
    var isValueKnown = true
    for parameter in property.parameters {
      let words: [String]
      switch parameter.name {
      case "ALTREP", "DIR", "SENT-BY", "MEMBER", "DELEGATED-FROM", "DELEGATED-TO":
        if parameter.values.contains(where: { !$0.isQuoted && !$0.text.isEmpty }) {
          findings.add(
            .icsParameter, "\(parameter.name) is a URI and must stand in quotes",
            at: places.parameter(parameter, of: property),
            clients: "everything after its ':' is taken for the value of \(property.name)")
          isValueKnown = false
        }
        continue
      case "RSVP": words = ["TRUE", "FALSE"]
      case "RELATED": words = ["START", "END"]
      case "ENCODING": words = ["8BIT", "BASE64"]
      case "RANGE":
        examineRange(property, parameter)
        continue
      default: continue
      }
      let value = parameter.values.first?.text ?? ""
      if !words.contains(value.uppercased()) {
        findings.add(
          .icsWord, "\(parameter.name) is \(words.joined(separator: " or ")), not '\(Self.shown(value))'",
          at: places.parameter(parameter, of: property),
          clients: "clients take the default, or drop the property")
      }
    }
    return isValueKnown
  }

  /// [MS-OXOCAL] section 2.2.1.44 knows exceptions of single instances alone.
  private mutating func examineRange(_ property: CalendarProperty, _ parameter: CalendarParameter) {
    let value = parameter.values.first?.text.uppercased() ?? ""
    if value == "THISANDFUTURE" {
      findings.add(
        .icsRange, "RANGE=THISANDFUTURE; end the series before and begin a new one",
        at: places.parameter(parameter, of: property),
        clients: "Outlook and Google change one instance alone")
    } else {
      findings.add(
        .icsRange, "RANGE=\(Self.shown(value)) is none that RFC 5545 allows (section 3.2.13)",
        at: places.parameter(parameter, of: property), severity: .error,
        clients: "clients change one instance alone, or none")
    }
  }
}
