import ArgumentParser
import BusinessCalendar
import Programme
import Funds

/// `--from` and `--to`: the days of the activity that a request pays for.
struct ActivityOptions: ParsableArguments {
  @Option(name: .customLong("from"), help: "The first day of the activity.")
  var first: CivilDate?

  @Option(name: .customLong("to"), help: "The last day of the activity; the first unless given.")
  var last: CivilDate?

  func validate() throws {
    if first == nil, last != nil { throw ValidationError("--to needs --from") }
    if let first, let last, last < first { throw ValidationError("--to \(last) lies before --from \(first)") }
  }

  var span: DateSpan? { first.flatMap { DateSpan($0, last ?? $0) } }
}

struct FundsRequestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "request",
    abstract: "Records a request to spend from a fund, as a draft.",
    discussion: """
      It gets a short id, such as MC-7, by which the other commands know it.

      Example:  entente funds request apn-marketing-central 17500 "Cloud summit, Lima" --from 2025-11-12 --to 2025-11-13
      """)

  @OptionGroup var options: FundStepOptions
  @OptionGroup var activity: ActivityOptions
  @Argument(help: "The fund.") var fund: String
  @Argument(help: "How much: 17500, 17,500.00, S/17.5K.") var amount: String
  @Argument(help: "What it is for.") var title: String

  func run() throws {
    try options.record(fund) {
      .request(
        fund: fund, title: title, amount: try $0.amount(amount, of: fund), activity: activity.span)
    }
  }
}

struct FundsSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Records that a request went to the sponsor, first or again.",
    discussion: """
      Example:  entente funds submit MC-7
                entente funds submit MC-7 15000 --from 2025-12-03
      """)

  @OptionGroup var options: FundStepOptions
  @OptionGroup var activity: ActivityOptions
  @Argument(help: "The request.") var request: String
  @Argument(help: "Another amount than it had.") var amount: String?

  func run() throws {
    try options.record(request) { book in
      .submit(
        request: request, amount: try amount.map { try book.amount($0, of: request) },
        activity: activity.span)
    }
  }
}

struct FundsApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Records that the sponsor promises what a request asks for, or a part of it.",
    discussion: """
      Example:  entente funds approve MC-7 12,500.00 --ref FUND-2231
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The request.") var request: String
  @Argument(help: "A part of what was asked for; all of it unless given.") var amount: String?

  func run() throws {
    try options.record(request) { book in
      .approve(request: request, amount: try amount.map { try book.amount($0, of: request) })
    }
  }
}

struct FundsReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return",
    abstract: "Records that the sponsor asks for changes of a request.",
    discussion: """
      Example:  entente funds return MC-7 --reason "Quotes are missing"
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The request.") var request: String

  func run() throws { try options.record(request) { _ in .sendBack(request: request) } }
}

struct FundsRejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Records that the sponsor refuses a request for good; say why with --reason.",
    discussion: """
      Example:  entente funds reject MC-7 --reason "No AWS speaker"
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The request.") var request: String

  func run() throws { try options.record(request) { _ in .reject(request: request) } }
}

struct FundsCancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Records that a request is given up.",
    discussion: """
      Example:  entente funds cancel MC-7 --reason "Venue lost"
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The request.") var request: String

  func run() throws { try options.record(request) { _ in .cancel(request: request) } }
}

struct FundsSpendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spend",
    abstract: "Records what was paid to a supplier on an approved request.",
    discussion: """
      Example:  entente funds spend MC-7 4,200.00 --ref F001-2231
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The request.") var request: String
  @Argument(help: "How much.") var amount: String

  func run() throws {
    try options.record(request) { .spend(request: request, amount: try $0.amount(amount, of: request)) }
  }
}

struct FundsCloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Records that a request is done; what is left of it is available again.",
    discussion: """
      Example:  entente funds close MC-7
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The request.") var request: String

  func run() throws { try options.record(request) { _ in .close(request: request) } }
}

struct FundsReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Records that a request's deadline passed; what is left of it is available again.",
    discussion: """
      Example:  entente funds release MC-7
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The request.") var request: String

  func run() throws { try options.record(request) { _ in .lapse(request: request) } }
}
