internal import Diagnostics

/// Makes components of content lines (RFC 5545 section 3.6).
struct ComponentTreeBuilder {
  private let places: Places
  private var open: [CalendarComponent] = []
  private var closed: [CalendarComponent] = []
  /// How many components are open beyond the deepest that is kept.
  private var beyond = 0

  init(places: Places) { self.places = places }

  /// No standard nests deeper than four; a tree of a million levels would exhaust the stack.
  private static let deepest = 8

  mutating func add(_ line: ContentLine, _ findings: Findings) {
    var parser = ContentLineParser(line, places: places)
    guard let property = parser.property(findings) else { return }
    switch property.name {
    case "BEGIN": begin(property, findings)
    case "END": end(property, findings)
    default:
      if beyond > 0 { return }
      if open.isEmpty {
        findings.add(
          .icsStructure, "\(Self.shown(property.name)) stands outside of every component",
          at: places.at(property), clients: Reader.refusal(.icalendar, elsewhere: "others pass over it"))
      } else {
        open[open.count - 1].properties.append(property)
      }
    }
  }

  /// The outermost components, once the file is at its end.
  mutating func finish(_ findings: Findings) -> [CalendarComponent] {
    while let component = open.last {
      findings.add(
        .icsStructure,
        "'BEGIN:\(Self.shown(component.name))' has no END; the file is cut off here or damaged",
        at: places.at(line: component.line),
        clients: Reader.refusal(.icalendar, .vobject, elsewhere: "ical shows nothing of it"))
      close()
    }
    return closed
  }

  private mutating func begin(_ property: CalendarProperty, _ findings: Findings) {
    if open.count >= Self.deepest {
      if beyond == 0 {
        findings.add(
          .icsStructure,
          "components are nested deeper than \(Self.deepest); what is in this one was not read",
          at: places.at(property))
      }
      beyond += 1
      return
    }
    open.append(CalendarComponent(name: property.value.uppercased(), line: property.line))
  }

  private mutating func end(_ property: CalendarProperty, _ findings: Findings) {
    if beyond > 0 {
      beyond -= 1
      return
    }
    let name = property.value.uppercased()
    guard let match = open.lastIndex(where: { $0.name == name }) else {
      findings.add(
        .icsStructure, "'END:\(Self.shown(name))' ends nothing that has begun", at: places.at(property),
        clients: Reader.refusal(.icalendar, .vobject, .ical))
      return
    }
    while open.count > match + 1, let component = open.last {
      findings.add(
        .icsStructure, "'BEGIN:\(Self.shown(component.name))' has no END before 'END:\(Self.shown(name))'",
        at: places.at(line: component.line),
        clients: Reader.refusal(.icalendar, .vobject, .ical), notes: [.init("here", at: places.at(property))])
      close()
    }
    close()
  }

  private mutating func close() {
    guard let component = open.popLast() else { return }
    if open.isEmpty {
      closed.append(component)
    } else {
      open[open.count - 1].components.append(component)
    }
  }

  private static func shown(_ name: String) -> String { CalendarExamination.shown(name) }
}
