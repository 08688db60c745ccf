import ArgumentParser
import BusinessCalendar
import Diagnostics
import Certifications
import Journal
import Programme

/// Whom and which certification a command is about.
struct CertsSubject: ParsableArguments {
  @Argument(help: "The person, by an id: a personnel number, never a name.")
  var person: String

  @Argument(help: "The certification, by its id or title.")
  var certification: String
}

/// What a credential says, for commands that record one.
struct CredentialOptions: ParsableArguments {
  @Option(help: "The person's name; better left out.")
  var name: String?

  @Option(help: "What the issuer calls the credential: its number.")
  var credential: String?

  @Option(help: "The day on which it was issued or renewed; that of --on, or today, unless given.")
  var issued: CivilDate?

  @Option(help: "Its last day, or never; by the programme's 'valid' unless given.")
  var expires: String?

  @Option(help: ArgumentHelp("A file that proves it, copied beside the journal; any number of times."))
  var evidence: [String] = []

  func validate() throws {
    if let expires, Credential.Expiry(expires) == nil {
      throw ValidationError("--expires '\(expires)' is neither a date such as 2028-03-10, nor never")
    }
  }

  /// The credential of a person.
  func credential(
    of subject: CertsSubject, _ target: CertificationTarget, _ rules: RosterRules, on day: CivilDate,
    isNew: Bool, proof: EvidenceFiles
  ) throws -> Credential {
    let usual = rules.expiry(of: target, issued: day)
    guard let expiry = expires.flatMap({ Credential.Expiry($0) }) ?? usual?.expires else {
      throw ValidationError(
        "the programme does not say how long '\(target.id)' is valid; give --expires DATE, or --expires never"
      )
    }
    return Credential(
      person: subject.person, name: name, certification: target.id, id: credential, issued: day,
      expires: expiry, expiryRule: expires == nil ? usual?.rule : nil, isBeyondAgreement: isNew,
      evidence: proof.evidence)
  }

  /// The day of issue.
  func day(_ record: RecordOptions) throws -> CivilDate {
    if let issued, let on = record.date, issued != on {
      throw ValidationError("--issued \(issued) and --on \(on) are two days; give one")
    }
    return issued ?? record.day
  }
}

extension RosterLedger {
  /// What stands of a certification after something was recorded, in a line.
  func standing(of target: CertificationTarget, on day: CivilDate) throws -> String {
    let progress = try roster(asOf: day).progress(of: target, asOf: day)
    return
      "\(target.id): \(progress.holders) of \(progress.target.target) on \(day) (\(progress.source.words))"
  }

  /// Says what was recorded, and what stands now.
  func tell(_ events: [JournalEvent], of target: CertificationTarget) throws {
    for event in events {
      if let step = try? RosterStep.words(of: event.fact) {
        Console.write(TerminalText.visible("\(step), from \(event.fact.effective) on") + "\n")
      }
    }
    Console.write(TerminalText.visible(try standing(of: target, on: .today)) + "\n")
  }
}
