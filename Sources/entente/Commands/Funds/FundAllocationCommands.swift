import ArgumentParser
import Programme
import Funds

struct FundsAllocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "Records more money for a fund than the agreement allots.",
    discussion: """
      The agreement's own allotment is recorded by itself, with a fund's first step.

      Example:  entente funds allocate apn-marketing-central 20,000.00 --reason "Addendum 2"
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The fund.") var fund: String
  @Argument(help: "How much: 17500, 17,500.00, S/17.5K.") var amount: String

  func run() throws {
    try options.record(fund) { .allocate(fund: fund, amount: try $0.amount(amount, of: fund)) }
  }
}

struct FundsTransferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfer",
    abstract: "Records that available money of one fund is another's.",
    discussion: """
      Example:  entente funds transfer partner-opportunity-fund apn-marketing-central 5000
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The fund that gives.") var from: String
  @Argument(help: "The fund that gets.") var to: String
  @Argument(help: "How much.") var amount: String

  func run() throws {
    try options.record(from) { .transfer(from: from, to: to, amount: try $0.amount(amount, of: from)) }
  }
}

struct FundsExpireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expire",
    abstract: "Records that a fund's last day has passed, and what is left of it is gone.",
    discussion: """
      Example:  entente funds expire apn-marketing-central --on 2026-07-01
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The fund.") var fund: String

  func run() throws { try options.record(fund) { _ in .expire(fund: fund) } }
}
