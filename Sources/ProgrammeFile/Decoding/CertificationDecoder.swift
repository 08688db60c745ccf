import BusinessCalendar
import Diagnostics
import Programme

/// Reads certification targets and what the vendor's tiers ask for.
struct CertificationDecoder {
  let run: DecodingRun

  func targets(_ fields: Fields) -> [CertificationTarget] {
    let records = fields.records("certifications")
    let known = records.map(\.id)
    var renewals: [String: [String]] = [:]
    return records.compactMap { id, record in
      defer { record.close() }
      let title = record.text("title") ?? id.identifierInWords
      let due = record.value("due", as: CivilDate.self)
      let valid = record.value("valid", as: Tenor.self)
      let holders = record.value("holders", as: Count.self)
      let level = record.value("level", as: CertificationTarget.Level.self)
      let window = record.value("renewal-window", as: Tenor.self)
      let names = record.texts("known-as").map(\.text)
      let renews = record.texts("renews").filter { name, span in
        guard run.checkName(name, "certification", in: known, at: span) else { return false }
        if name != id, !Self.reaches(id, from: name, by: renewals) {
          renewals[id, default: []].append(name)
          return true
        }
        run.report(
          .keyConflict,
          "'\(id)' cannot renew '\(name)', which renews it in turn; of two certifications only the higher one renews",
          at: span)
        return false
      }
      guard let target = record.required("target", as: Count.self) else { return nil }
      return CertificationTarget(
        id: id, title: title, holders: holders?.value ?? 0, target: target.value, due: due, valid: valid,
        level: level, renews: renews.map(\.text), renewalWindow: window, knownAs: names,
        location: record.span.location(in: run.file))
    }
  }

  /// Whether renewing leads from one certification to another.
  private static func reaches(_ end: String, from start: String, by renewals: [String: [String]]) -> Bool {
    var seen: Set<String> = []
    var open = [start]
    while let next = open.popLast() {
      if next == end { return true }
      if seen.insert(next).inserted { open += renewals[next] ?? [] }
    }
    return false
  }

  func tiers(
    _ fields: Fields, certifications: [CertificationTarget], metrics: [Metric]
  ) -> [TierRequirements] {
    fields.records("tiers").map { id, record in
      defer { record.close() }
      var days: Set<CivilDate> = []
      let rules = record.items("rules").compactMap { node -> TierRequirements.Rule? in
        guard let rule = rule(node, certifications) else { return nil }
        if !days.insert(rule.from).inserted {
          run.report(
            .keyConflict, "two rules of '\(id)' hold from \(rule.from); write both as one", at: node.span)
        }
        return rule
      }
      if rules.isEmpty { record.reportMissing("rules") }
      return TierRequirements(
        id: id, title: record.text("title") ?? id.identifierInWords, rules: rules,
        clause: record.text("clause"), satisfactionMetric: satisfactionMetric(record, metrics.map(\.id)))
    }
  }

  /// The metric that a tier names, else the one that is called as it usually is, where there is one.
  private func satisfactionMetric(_ record: Fields, _ known: [String]) -> String? {
    let usual = TierRequirements.usualSatisfactionMetric
    guard let node = record.node("satisfaction-metric"), let name = record.text("satisfaction-metric") else {
      return known.contains(usual) ? usual : nil
    }
    return run.checkName(name, "metric", in: known, at: node.span) ? name : nil
  }

  private func rule(_ node: SourceNode, _ certifications: [CertificationTarget]) -> TierRequirements.Rule? {
    let fields = Fields(node, run, what: "a rule of a tier")
    defer { fields.close() }
    let from = fields.required("from", as: CivilDate.self)
    var targets: [TierRequirements.Requirement: Metric.Target] = [:]
    for requirement in TierRequirements.Requirement.allCases {
      switch requirement {
      case .certified, .professional, .launchedOpportunities:
        targets[requirement] = fields.value(requirement.rawValue, as: Count.self).map {
          Metric.Target(direction: .atLeast, value: .number(DecimalNumber(mantissa: $0.value)))
        }
      case .satisfaction:
        targets[requirement] = fields.value(requirement.rawValue, as: Metric.Target.self)
      }
    }
    let known = certifications.map(\.id)
    let counts = fields.texts("counts").filter {
      run.checkName($0.text, "certification", in: known, at: $0.span)
    }
    let levels = fields.texts("professional-levels").compactMap {
      run.read($0.text, as: CertificationTarget.Level.self, at: $0.span)
    }
    if targets[.professional] != nil {
      let wanted = levels.isEmpty ? [.professional] : levels
      if !certifications.contains(where: { $0.level.map(wanted.contains) ?? false }) {
        run.report(
          .keyConflict,
          "no certification of the programme has the level \(wanted.map(\.rawValue).joined(separator: " or ")); write 'level: professional' in those that count",
          at: fields.node("professional")?.span ?? fields.span)
      }
    }
    guard let from else { return nil }
    return TierRequirements.Rule(
      from: from, targets: targets, counts: counts.isEmpty ? nil : counts.map(\.text),
      professionalLevels: levels.isEmpty ? [.professional] : levels,
      location: fields.span.location(in: run.file))
  }
}

extension CertificationTarget.Level: WordValue {
  static var noun: String { "a level" }
}
