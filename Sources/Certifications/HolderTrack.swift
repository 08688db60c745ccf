internal import BusinessCalendar
internal import Journal

/// Everything recorded of one person and one certification.
struct HolderTrack {
  struct Key: Hashable {
    let person: String
    let certification: String
  }

  /// A credential, and what became of it.
  struct Recorded {
    let credential: Credential
    let event: JournalEvent
    /// The first day on which it no longer counted.
    var revoked: CivilDate?

    /// Its last day; before the first one where it was revoked at once.
    var lastDay: CivilDate {
      let last = credential.expires.lastDay
      guard let revoked else { return last }
      return min(last, revoked.adding(days: -1))
    }
  }

  /// An exam that was booked and has no result yet.
  struct Exam {
    let date: CivilDate
    let isRenewal: Bool
    let event: JournalEvent
  }

  var credentials: [Recorded] = []
  var exam: Exam?
  /// Whether the person is none of the holders whom the agreement counts.
  var isBeyondAgreement = false

  /// Takes a credential that makes sense.
  mutating func take(_ credential: Credential, _ event: JournalEvent, isRenewal: Bool) {
    let passed = exam.map { credential.issued >= $0.event.fact.effective } ?? false
    if credentials.isEmpty {
      isBeyondAgreement = credential.isBeyondAgreement || passed && exam?.isRenewal == false
    }
    if passed { exam = nil }
    // A renewal has the id of what it renews, so that revoking that ends it too.
    let id = credential.id ?? (isRenewal ? credentials.last?.credential.id : nil)
    credentials.append(Recorded(credential: credential.named(id), event: event))
  }
}
