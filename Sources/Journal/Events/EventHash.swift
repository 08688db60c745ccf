internal import BusinessCalendar
internal import Diagnostics

/// The SHA-256 that ties an event to everything that it says and to the event before it.
///
/// What is hashed are these fields, one after another and nothing between them:
///
/// 1. text `entente event 1`
/// 2. number, 3. text id, 4. number `recorded` in microseconds, 5. text actor
/// 6. text programme, kind; text or nothing subject; text effective date as ISO 8601; text or nothing reason, reference,
///    corrects
/// 7. count of details, then for each, ascending by the bytes of its key: text key, text value
/// 8. count of postings, then for each in order: text account, text bucket, number of minor units, text currency
/// 9. text hash of the event before
///
/// A number and a count are the byte `i` and 8 bytes, two's complement, the highest first. A text is the byte `t`, the count
/// of its UTF-8 bytes as 8 bytes, and those bytes. Nothing is the byte `n`. So no two events have the same encoding.
public enum EventHash {
  /// The hash before the first event.
  public static let first = String(repeating: "0", count: 64)

  /// The hash of an event by its parts, in lower-case hexadecimal.
  public static func hash(
    number: Int, id: String, recorded: Timestamp, actor: String, fact: Fact, previousHash: String
  ) -> String {
    var encoding = Encoding()
    encoding.put("entente event 1")
    encoding.put(number)
    encoding.put(id)
    encoding.put(recorded.microseconds)
    encoding.put(actor)
    encoding.put(fact.programme)
    encoding.put(fact.kind)
    encoding.put(fact.subject)
    encoding.put(fact.effective.description)
    for text in [fact.reason, fact.reference, fact.corrects] { encoding.put(text) }
    encoding.put(fact.details.count)
    for (key, value) in fact.sortedDetails {
      encoding.put(key)
      encoding.put(value)
    }
    encoding.put(fact.postings.count)
    for posting in fact.postings {
      encoding.put(posting.account)
      encoding.put(posting.bucket)
      encoding.put(posting.minorUnits)
      encoding.put(posting.currency)
    }
    encoding.put(previousHash)
    return ContentDigest.sha256(encoding.bytes)
  }

  private struct Encoding {
    var bytes: [UInt8] = []

    private mutating func put(_ tag: Unicode.Scalar, _ value: Int) {
      bytes.append(UInt8(ascii: tag))
      withUnsafeBytes(of: Int64(value).bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ number: Int) { put("i", number) }

    mutating func put(_ text: String?) {
      guard let text else {
        bytes.append(UInt8(ascii: "n"))
        return
      }
      put("t", text.utf8.count)
      bytes.append(contentsOf: text.utf8)
    }
  }
}

extension JournalEvent {
  /// The hash that it ought to have.
  var computedHash: String {
    EventHash.hash(
      number: number, id: id, recorded: recorded, actor: actor, fact: fact, previousHash: previousHash)
  }
}

extension Fact {
  /// The details by the bytes of their keys, the same on every machine.
  var sortedDetails: [(key: String, value: String)] {
    details.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }
}
