import Programme

/// The metrics of a programme as averages and as what they may be quotients of, found by the nouns of their titles.
struct AverageParts {
  struct Average {
    let metric: Metric
    /// What its dividend must be called: any of these words.
    let nouns: [FoldedWord]
    /// What its divisor must be called, where that is said.
    let per: [FoldedWord]
  }

  private(set) var averages: [Average] = []
  private let metrics: [Metric]
  private var counts: [Int] = []
  /// Metrics by the words of their titles, and what those may be plurals of; only of words that some average asks for.
  private var byNoun: [FoldedWord: [Int]] = [:]

  init(of metrics: [Metric]) {
    self.metrics = metrics
    for metric in metrics where !metric.isServiceLevel {
      if let average = Self.average(metric) { averages.append(average) }
    }
    if averages.isEmpty { return }
    var wanted: Set<FoldedWord> = []
    for average in averages { wanted.formUnion((average.nouns + average.per).flatMap(\.singulars)) }
    for (index, metric) in metrics.enumerated()
    where !metric.isServiceLevel && !AverageTitle.isAverage(metric.title) {
      if Self.isCount(metric) { counts.append(index) }
      var forms: Set<FoldedWord> = []
      for word in FoldedWord.words(of: metric.title) { forms.formUnion(word.singulars) }
      for form in forms where wanted.contains(form) { byNoun[form, default: []].append(index) }
    }
  }

  /// What an average may be a quotient of: one more of each than the rule tries, where there are that many.
  func candidates(for average: Average) -> (dividends: [Metric], divisors: [Metric]) {
    let isMoney = (average.metric.current ?? average.metric.target?.value)?.isMoney ?? false
    let dividends = titled(average.nouns).filter {
      (metrics[$0].current ?? metrics[$0].target?.value)?.isMoney == isMoney
    }
    let named = average.per.isEmpty ? counts : titled(average.per).filter { Self.isCount(metrics[$0]) }
    return (
      dividends.prefix(AverageQuotients.dividendLimit + 1).map { metrics[$0] },
      named.prefix(AverageQuotients.divisorLimit + 2).map { metrics[$0] }
    )
  }

  /// The metrics whose titles hold one of some words, in their order.
  private func titled(_ nouns: [FoldedWord]) -> [Int] {
    // The last noun is the head of the phrase, `agent subscribers`; the others only help where it names nothing.
    for noun in nouns.reversed() {
      var found: Set<Int> = []
      for form in noun.singulars {
        found.formUnion(byNoun[form, default: []].prefix(AverageQuotients.divisorLimit + 2))
      }
      if !found.isEmpty { return found.sorted() }
    }
    return []
  }

  private static func average(_ metric: Metric) -> Average? {
    guard let title = AverageTitle(metric.title) else { return nil }
    let value = metric.current ?? metric.target?.value
    let unit = AverageTitle.noun(of: metric.unit)
    let per = title.per.isEmpty ? unit.per : title.per
    if value?.isMoney ?? false {
      return Average(metric: metric, nouns: title.subject.filter { !generalWords.contains($0) }, per: per)
    }
    let isNoun = !unit.counted.isEmpty && !isMeasure(unit.counted)
    // Without a noun for a unit, only a title that says per what it is can be taken apart.
    let nouns = isNoun ? unit.counted : title.per.isEmpty ? [] : title.subject
    return Average(metric: metric, nouns: nouns, per: per)
  }

  private static func isCount(_ metric: Metric) -> Bool {
    guard let value = metric.current ?? metric.target?.value, !value.isMoney else { return false }
    let unit = FoldedWord.words(of: metric.unit)
    return !unit.isEmpty && (unit == [FoldedWord("count")] || !isMeasure(unit))
  }

  /// Whether a unit measures rather than counts things.
  private static func isMeasure(_ unit: [FoldedWord]) -> Bool { unit.contains(where: measures.contains) }

  private static let measures: Set<FoldedWord> = Set(
    """
    count percent percentage hour hours minute minutes second seconds ms day days week weeks month months year years
    nps points point score rating ratio index gb tb mb gbps mbps kwh
    """.split(whereSeparator: \.isWhitespace).map { FoldedWord($0) })

  /// Words of titles that name nothing that could be a dividend.
  private static let generalWords: Set<FoldedWord> = Set(
    "monthly yearly annual total size value of the a customer client new active de del la mensual anual"
      .split(
        separator: " "
      ).map { FoldedWord($0) })
}
