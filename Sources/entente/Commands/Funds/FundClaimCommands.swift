import ArgumentParser
import Programme
import Funds

struct FundsClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "claim",
    abstract: "Claims on approved requests.",
    discussion: """
      Without a word between, a new claim: 'entente funds claim MC-7'.

      Example:  entente funds claim MC-7 4200 --evidence invoice=F001-2231.pdf --evidence proof-of-performance=photos.zip
                entente funds claim approve MC-7-C1 4000
                entente funds claim reject MC-7-C1 --reason "No proof of performance"
      """,
    subcommands: [
      FundsClaimNewCommand.self, FundsClaimSubmitCommand.self, FundsClaimApproveCommand.self,
      FundsClaimReturnCommand.self, FundsClaimRejectCommand.self,
    ], defaultSubcommand: FundsClaimNewCommand.self)
}

struct FundsClaimNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Records an application to be paid on an approved request.",
    discussion: """
      Example:  entente funds claim MC-7 4200 --evidence invoice=F001-2231.pdf
      """)

  @OptionGroup var options: FundStepOptions
  @OptionGroup var evidence: EvidenceOptions
  @Argument(help: "The request.") var request: String
  @Argument(help: "How much; all that can be claimed unless given.") var amount: String?

  @Flag(help: "Keep it as a draft.")
  var draft = false

  func run() throws {
    let proof = try evidence.read()
    try options.record(request, bringing: proof) { book in
      .claim(
        request: request, amount: try amount.map { try book.amount($0, of: request) },
        evidence: proof.evidence,
        isDraft: draft)
    }
  }
}

struct FundsClaimSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Records that a draft or a returned claim went to the sponsor.",
    discussion: """
      Example:  entente funds claim submit MC-7-C1
      """)

  @OptionGroup var options: FundStepOptions
  @OptionGroup var evidence: EvidenceOptions
  @Argument(help: "The claim.") var claim: String
  @Argument(help: "Another amount than it had.") var amount: String?

  func run() throws {
    let proof = try evidence.read()
    try options.record(claim, bringing: proof) { book in
      .submitClaim(
        claim: claim, amount: try amount.map { try book.amount($0, of: claim) }, evidence: proof.evidence)
    }
  }
}

struct FundsClaimApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Records that the sponsor owes what a claim asks for, or a part of it.",
    discussion: """
      Example:  entente funds claim approve MC-7-C1 4000
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The claim.") var claim: String
  @Argument(help: "A part of what was claimed; all of it unless given.") var amount: String?

  func run() throws {
    try options.record(claim) { book in
      .approveClaim(claim: claim, amount: try amount.map { try book.amount($0, of: claim) })
    }
  }
}

struct FundsClaimReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return",
    abstract: "Records that the sponsor asks for changes of a claim.",
    discussion: """
      Example:  entente funds claim return MC-7-C1 --reason "Invoice is not legible"
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The claim.") var claim: String

  func run() throws { try options.record(claim) { _ in .returnClaim(claim: claim) } }
}

struct FundsClaimRejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Records that the sponsor refuses a claim for good; say why with --reason.",
    discussion: """
      Example:  entente funds claim reject MC-7-C1 --reason "No proof of performance"
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The claim.") var claim: String

  func run() throws { try options.record(claim) { _ in .rejectClaim(claim: claim) } }
}

struct FundsPayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay",
    abstract: "Records that the sponsor paid an approved claim, or a part of it.",
    discussion: """
      Example:  entente funds pay MC-7-C1 2000 --ref WIRE-88
      """)

  @OptionGroup var options: FundStepOptions
  @Argument(help: "The claim.") var claim: String
  @Argument(help: "How much; all that is owed unless given.") var amount: String?

  func run() throws {
    try options.record(claim) { book in
      .pay(claim: claim, amount: try amount.map { try book.amount($0, of: claim) })
    }
  }
}
