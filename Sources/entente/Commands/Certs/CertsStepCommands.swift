import ArgumentParser
import BusinessCalendar
import Certifications
import Programme

extension RecordOptions {
  /// Records a step of a certification, and says what stands now.
  fileprivate func take(_ certification: String, _ step: (CertificationTarget) throws -> RosterStep) throws {
    let ledger = RosterLedger(try ledger())
    let target = try ledger.certification(named: certification)
    let command = RosterCommand(try step(target), on: day, reason: reason, reference: reference)
    let events = try ledger.record(by: actor.resolved()) { try $0.decide(command) }
    try ledger.tell(events, of: target)
  }
}

struct CertsRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Records that a person's certification was taken away.",
    discussion: """
      From that day on the person is no holder, by none of their credentials of that certification, or by the one that is \
      named. Also for somebody who has left.

      Example:  entente certs revoke p-17 solutions-architect --on 2025-09-30 --reason "Left the company"
      """)

  @OptionGroup var record: RecordOptions
  @OptionGroup var subject: CertsSubject

  @Option(help: "Only that credential.")
  var credential: String?

  func run() throws {
    try record.take(subject.certification) { target in
      .revoke(person: subject.person, certification: target.id, credential: credential)
    }
  }
}

struct CertsPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Records that an exam is booked, or is off.",
    discussion: """
      A later booking of a person for the same certification stands in the place of the one before. An exam whose day has passed \
      without a result counts for nothing. Who plans an exam and is not on the roster counts as coming new, unless \
      --renewal says that they hold it.

      Example:  entente certs plan p-21 solutions-architect --exam 2025-11-20
                entente certs plan p-21 solutions-architect --off --reason "Not passed"
      """)

  @OptionGroup var record: RecordOptions
  @OptionGroup var subject: CertsSubject

  @Option(help: "The day of the exam.")
  var exam: CivilDate?

  @Flag(help: "The person holds the certification, and renews it.")
  var renewal = false

  @Flag(help: "The booked exam will not be sat, or was not passed.")
  var off = false

  func validate() throws {
    if (exam == nil) != off { throw ValidationError("give --exam DATE, or --off") }
  }

  func run() throws {
    try record.take(subject.certification) { target in
      guard let exam else { return .unplan(person: subject.person, certification: target.id) }
      return .plan(person: subject.person, certification: target.id, exam: exam, isRenewal: renewal)
    }
  }
}

struct CertsRosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Says whether the roster of a certification names every holder.",
    discussion: """
      Once it does, holders whom the agreement counts and the roster does not name are holders no longer.

      Example:  entente certs roster solutions-architect --complete --on 2025-10-01
                entente certs roster solutions-architect --incomplete
      """)

  @OptionGroup var record: RecordOptions

  @Argument(help: "The certification, by its id or title.")
  var certification: String

  @Flag(help: "It names every holder.")
  var complete = false

  @Flag(help: "It no longer does.")
  var incomplete = false

  func validate() throws {
    if complete == incomplete { throw ValidationError("say --complete or --incomplete") }
  }

  func run() throws {
    try record.take(certification) { .complete(certification: $0.id, isComplete: complete) }
  }
}
