internal import Diagnostics

extension CalendarExamination {
  /// What takes certain words or numbers alone (RFC 5545 section 3.8, RFC 7986 section 5.9).
  mutating func examineWords(_ property: CalendarProperty, in kind: ComponentKind) {
    switch property.name {
    case "VERSION":
      if property.value != "2.0", !property.value.hasSuffix(";2.0") {
        let isOld = property.value == "1.0"
        findings.add(
          .icsWord,
          isOld
            ? "this is a vCalendar 1.0 file; export it as iCalendar 2.0"
            : "VERSION is 2.0, not '\(Self.shown(property.value))'",
          at: place(property), clients: "Google and Apple refuse the file")
      }
    case "CALSCALE": oneOf(["GREGORIAN"], property)
    case "TRANSP": oneOf(["OPAQUE", "TRANSPARENT"], property)
    case "STATUS":
      switch kind {
      case .event: oneOf(["TENTATIVE", "CONFIRMED", "CANCELLED"], property)
      case .todo: oneOf(["NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"], property)
      case .journal: oneOf(["DRAFT", "FINAL", "CANCELLED"], property)
      default: break
      }
    case "PRIORITY": number(property, 0...9)
    case "PERCENT-COMPLETE": number(property, 0...100)
    case "SEQUENCE", "REPEAT": number(property, 0...Int(Int32.max))
    case "GEO": examinePosition(property)
    case "COLOR":
      if !CSSColours.names.contains(property.value.lowercased()) {
        findings.add(
          .icsWord,
          "'\(Self.shown(property.value))' is no colour name of CSS3 (RFC 7986 section 5.9)"
            + Suggestion.ending(for: property.value.lowercased(), in: CSSColours.names.sorted()),
          at: place(property), severity: .warning, clients: "Nextcloud and Thunderbird show their own colour")
      }
    default: break
    }
  }

  private mutating func oneOf(_ words: [String], _ property: CalendarProperty) {
    guard !words.contains(property.value.uppercased()) else { return }
    findings.add(
      .icsWord,
      "\(property.name) is \(words.joined(separator: " or ")), not '\(Self.shown(property.value))'"
        + Suggestion.ending(for: property.value.uppercased(), in: words),
      at: place(property),
      clients: property.name == "STATUS"
        ? Reader.refusal(.ical, elsewhere: "others take the default") : "clients take the default")
  }

  private mutating func number(_ property: CalendarProperty, _ range: ClosedRange<Int>) {
    guard let number = Int(property.value), !range.contains(number) else { return }
    let bounds =
      range.upperBound == Int(Int32.max)
      ? "not negative" : "a number from \(range.lowerBound) to \(range.upperBound)"
    findings.add(
      .icsWord, "\(property.name) is \(bounds), not \(Self.shown(property.value))", at: place(property),
      clients: property.name == "PRIORITY"
        ? Reader.refusal(.ical, elsewhere: "others take the default") : "clients take the default")
  }

  /// Latitude and longitude in degrees (RFC 5545 section 3.8.1.6).
  private mutating func examinePosition(_ property: CalendarProperty) {
    let parts = property.value.split(separator: ";", omittingEmptySubsequences: false).map { Double($0) }
    if parts.count == 2, let latitude = parts[0], let longitude = parts[1], abs(latitude) <= 90,
      abs(longitude) <= 180
    {
      return
    }
    findings.add(
      .icsValue,
      "'\(Self.shown(property.value))' is no GEO; write latitude and longitude with ';' between them",
      at: place(property),
      clients: parts.count == 2
        ? "clients drop the place" : Reader.refusal(.ical, elsewhere: "others drop the place"))
  }
}

/// The colour names of CSS3 (https://www.w3.org/TR/css-color-3/#svg-color).
enum CSSColours {
  static let names: Set<String> = Set(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray
    darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue
    firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue
    mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred
    midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple red
    rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray
    slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
    yellowgreen
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
