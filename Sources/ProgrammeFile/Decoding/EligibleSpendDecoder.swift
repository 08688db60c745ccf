import Diagnostics
import Programme

/// Reads what counts towards a commitment.
struct EligibleSpendDecoder {
  let run: DecodingRun

  /// The keys `cost`, `eligible` and `service-names` of a commitment.
  func eligible(_ commitment: Fields) -> EligibleSpend {
    let plain = EligibleSpend()
    let cost = commitment.value("cost", as: EligibleSpend.Cost.self) ?? plain.cost
    let names = commitment.fields("service-names").map(serviceNames) ?? []
    guard let rule = commitment.fields("eligible") else {
      return EligibleSpend(cost: cost, serviceNames: names)
    }
    defer { rule.close() }
    let services = rule.texts("services")
    let isAll = services.isEmpty || services.map(\.text) == ["all"]
    let categories = rule.node("categories").map { _ in
      rule.texts("categories").compactMap {
        run.read($0.text, as: EligibleSpend.Category.self, at: $0.span)
      }
    }
    return EligibleSpend(
      cost: cost, services: isAll ? nil : services.map(\.text), excluded: rule.texts("exclude").map(\.text),
      categories: categories ?? plain.categories,
      countsCorrections: rule.value("corrections", as: Flag.self)?.isSet ?? plain.countsCorrections,
      serviceNames: names, location: rule.span.location(in: run.file))
  }

  private func serviceNames(_ fields: Fields) -> [(service: String, names: [String])] {
    fields.allEntries().map { entry in
      run.checkIdentifier(entry.key, at: entry.keySpan)
      return (entry.key, fields.texts(of: entry).map(\.text))
    }
  }
}

extension EligibleSpend.Cost: WordValue {
  static var noun: String { "a cost" }
}

extension EligibleSpend.Category: ScalarValue {
  /// As FOCUS writes it, whatever its case.
  static func read(_ text: String) -> EligibleSpend.Category? {
    allCases.first { $0.rawValue.lowercased() == text.lowercased() }
  }
  static var diagnosticCode: DiagnosticCode { .valueWord }
  static var expectation: String {
    "a category of charge, such as \(allCases.map(\.rawValue).joined(separator: ", "))"
  }
  static func suggestion(for text: String) -> String? {
    Suggestion.nearest(to: text, in: allCases.map(\.rawValue))
  }
}
