import ArgumentParser
import BusinessCalendar
import Certifications
import Diagnostics
import Journal
import Programme

struct CertsAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Records that a person gained a certification.",
    discussion: """
      Until when it is valid is kept with it: --expires, else the day of issue and the programme's 'valid'.

      Example:  entente certs add p-17 solutions-architect --issued 2025-03-10
                entente certs add p-17 solutions-architect --issued 2025-03-10 --expires 2028-03-10 --evidence badge.pdf
      """)

  @OptionGroup var record: RecordOptions
  @OptionGroup var subject: CertsSubject
  @OptionGroup var credential: CredentialOptions

  @Flag(name: .customLong("new"), help: "The person is none of the holders whom the agreement counts.")
  var isNew = false

  func run() throws {
    let day = try credential.day(record)
    let ledger = RosterLedger(try record.ledger())
    let target = try ledger.certification(named: subject.certification)
    let proof = try EvidenceFiles.read(credential.evidence, as: "certificate")
    let stated = try credential.credential(
      of: subject, target, ledger.rules, on: day, isNew: isNew, proof: proof)
    let events = try ledger.record(
      by: record.actor.resolved(), keeping: { try proof.keep(beside: ledger.ledger.journal) },
      { roster in
        try roster.decide(
          RosterCommand(.add(stated), on: day, reason: record.reason, reference: record.reference))
      })
    try ledger.tell(events, of: target)
    try sayWhosePlace(target, in: ledger)
  }

  /// Nobody wants to find out later that somebody new was taken for one of the agreement's holders.
  private func sayWhosePlace(_ target: CertificationTarget, in ledger: RosterLedger) throws {
    let roster = try ledger.roster()
    guard target.holders > 0, !isNew,
      let row = roster.people(asOf: .today).first(where: {
        $0.person == subject.person && $0.certification == target.id
      }), !row.isBeyondAgreement, roster.takesPlace(subject.person, of: target)
    else { return }
    Console.say(
      TerminalText.visible(
        "'\(subject.person)' takes the place of one of the \(target.holders) holders whom the agreement counts; where they came later, undo this and say --new."
      ))
  }
}

struct CertsRenewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "renew",
    abstract: "Records that a person's certification was renewed.",
    discussion: """
      A higher certification that renews this one is recorded with 'add', and renews it by the programme's 'renews'.

      Example:  entente certs renew p-17 solutions-architect --issued 2028-02-20
                entente certs renew p-17 solutions-architect --on 2028-02-20 --expires 2029-03-10 --reason "Maintenance"
      """)

  @OptionGroup var record: RecordOptions
  @OptionGroup var subject: CertsSubject
  @OptionGroup var credential: CredentialOptions

  func run() throws {
    let day = try credential.day(record)
    let ledger = RosterLedger(try record.ledger())
    let target = try ledger.certification(named: subject.certification)
    let proof = try EvidenceFiles.read(credential.evidence, as: "certificate")
    let stated = try credential.credential(
      of: subject, target, ledger.rules, on: day, isNew: false, proof: proof)
    let events = try ledger.record(
      by: record.actor.resolved(), keeping: { try proof.keep(beside: ledger.ledger.journal) },
      { roster in
        try roster.decide(
          RosterCommand(.renew(stated), on: day, reason: record.reason, reference: record.reference))
      })
    try ledger.tell(events, of: target)
  }
}
