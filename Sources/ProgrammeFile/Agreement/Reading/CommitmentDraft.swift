import Diagnostics

/// The consumption commitment, gathered from the particulars, the table of years and the table of prices.
struct CommitmentDraft {
  /// One contract year.
  struct Year {
    /// 1 for the first, or a calendar year; nil where the agreement does not number it.
    let number: Int?
    let amount: InlineText
    let discount: InlineText?
    let span: SourceSpan
    let content: UInt64
  }

  private(set) var years: [Year] = []
  private(set) var monthly: [SourceEntry] = []
  private var byNumber: [Int: Int] = [:]
  private var byService: [String: (text: String, span: SourceSpan)] = [:]

  /// Adds a year; gives back the one that stands there before, where there is one of that number.
  mutating func add(_ year: Year) -> Year? {
    if let number = year.number {
      if let index = byNumber[number] { return years[index] }
      byNumber[number] = years.count
    }
    years.append(year)
    return nil
  }

  /// Adds what is expected to be spent on a service each month; gives back what stands there before.
  mutating func addMonthly(_ service: String, _ amount: InlineText) -> (text: String, span: SourceSpan)? {
    if let first = byService[service] { return first }
    byService[service] = (amount.text, amount.span)
    monthly.append(
      SourceEntry(key: service, keySpan: amount.span, value: SourceNode(amount.text, at: amount.span)))
    return nil
  }

  var isEmpty: Bool { years.isEmpty && monthly.isEmpty }
}
