import BusinessCalendar
import Journal
import Programme
import Rates

/// Where exchange rates come from.
enum RateExplanations {
  static func of(_ key: String, _ options: RegisterReportOptions) throws -> [Explanation] {
    let (book, day) = (try book(options), options.report.day)
    guard let last = book.last(key, on: day) else { return [] }
    return [
      Explanation(
        title: "\(key) as of \(day)",
        steps: [
          .init(
            "the last rate of \(day) or before: that of \(last.rate.date), \(last.rate.source)",
            last.rate.number.description),
          .init("age in days, at most \(RateBook.longestAge)", String(day - last.rate.date)),
        ], events: book.entries.filter { $0.rate.pair == key }.map(\.event))
    ]
  }

  static func keys(_ options: RegisterReportOptions) throws -> [String] { try book(options).pairs }

  private static func book(_ options: RegisterReportOptions) throws -> RateBook {
    let journal = try Unreadable.told { try WorkspaceFiles.read(options.workspace).journal }
    return RateBook(
      try journal.events(
        RateBook.prefix, of: Fact.everyProgramme, asOf: options.report.day, knownAt: options.knownAt))
  }
}
