import BusinessCalendar
public import Programme

extension MetricStatus {
  /// Why it stands as it stands, in a sentence without a full stop.
  public var reason: String {
    guard let reading else { return "no value is recorded, and the agreement states none" }
    let judged = judgement(reading)
    guard isStale, let freshUntil else { return judged }
    let what =
      reading.period.map { "the newest value is of \($0.label)" }
      ?? "only the agreement's own figure is known"
    let length = (metric.keeping.period ?? .quarter).rawValue
    return "\(what), another was due by \(freshUntil) (one a \(length)"
      + (metric.keeping.grace.map { " and \($0)" } ?? "") + "); it was \(verdict.health.rawValue): \(judged)"
  }

  private func judgement(_ reading: MetricReading) -> String {
    let target = metric.target.map { Self.words($0, unit: metric.unit) } ?? ""
    let due = metric.by.map { " by \($0)" } ?? ""
    switch verdict {
    case .noValue: return "no value is recorded"
    case .noTarget: return "the agreement sets no target"
    case .incomparable: return "value and target cannot be held against each other"
    case .meetsTarget: return "meets the target of \(target)"
    case .onPath: return "on the path to \(target)\(due)"
    case .notDue:
      return "short of \(target), which is due\(due); no path, because the agreement states no value"
    case .withinAmber, .missed:
      let ending = verdict == .withinAmber ? ", within the amber threshold\(threshold)" : ""
      if let by = metric.by, judgedFor < by, let asked {
        return
          "short of the path, which asks for \(Self.words(asked, unit: metric.unit)) on \(judgedFor)\(ending)"
      }
      return "misses the target of \(target)\(ending)"
    }
  }

  private var threshold: String {
    switch metric.amber {
    case nil: ""
    case .value(let value): " of \(Self.words(.number(value), unit: metric.unit))"
    case .tolerance(let share): " of \(share) %"
    }
  }

  /// A value with its unit: `31`, `99.97 %`, `4 hours`, `180,000.00 PEN`.
  public static func words(_ value: Metric.Value, unit: String) -> String {
    let number = grouped(value.number)
    if let currency = value.currency { return "\(number) \(currency.code)" }
    switch unit {
    case "count", "": return number
    case "percent": return "\(number) %"
    default: return Currency(unit) == nil ? "\(number) \(unit)" : number
    }
  }

  /// A target in words: `at least 99.99 %`.
  public static func words(_ target: Metric.Target, unit: String) -> String {
    let word =
      switch target.direction {
      case .atLeast: "at least"
      case .atMost: "at most"
      case .above: "more than"
      case .below: "less than"
      }
    return "\(word) \(words(target.value, unit: unit))"
  }

  /// With commas between thousands.
  static func grouped(_ number: DecimalNumber) -> String {
    let text = number.description
    let point = text.firstIndex(of: ".") ?? text.endIndex
    let whole = text[..<point].drop { $0 == "-" }
    var result = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return (number.mantissa < 0 ? "-" : "") + result + text[point...]
  }
}
