public import ArgumentParser
public import BusinessCalendar
import Foundation

/// In which form a report is written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// The options that every report takes.
struct ReportOptions: ParsableArguments {
  @Option(help: "table, json or csv.")
  var format: OutputFormat = .table

  @Option(name: .customLong("as-of"), help: "Report as of that day; today unless given.")
  var asOf: CivilDate?

  /// The day to report of.
  var day: CivilDate { asOf ?? CivilDate.today }
}

extension CivilDate: ExpressibleByArgument {
  /// A date as ISO 8601 writes it.
  public init?(argument: String) { self.init(iso: argument) }

  /// The machine's own day: only the command line may ask for it.
  static var today: CivilDate {
    let now = Date()
    let seconds = Int(now.timeIntervalSince1970) + TimeZone.current.secondsFromGMT(for: now)
    return ZonedInstant(secondsSince1970: seconds, offset: 0).date
  }
}
