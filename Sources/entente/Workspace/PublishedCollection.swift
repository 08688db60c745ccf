import CalDAV
import Diagnostics
import Journal
import Publishing

/// A CalDAV collection that one of the calendars is published to.
struct PublishedCollection {
  let publisher: CollectionPublisher
  let journal: JournalFile

  /// Makes the collection hold what the calendar holds. Each change is remembered as it is made, so that a run that is
  /// cut off is gone on with.
  func publish(_ resources: [EventResource]) throws -> CollectionReport {
    let database = try journal.open()
    let address = publisher.url.text
    do {
      let items = resources.map { CollectionItem(uid: $0.uid, bytes: $0.bytes, digest: $0.digest) }
      return try publisher.publish(items, known: try database.items(of: address)) {
        (name, item) throws(JournalError) in
        try database.remember(item, named: name, in: address)
      }
    } catch {
      throw Console.fail([journal.diagnostic(error)])
    }
  }
}
