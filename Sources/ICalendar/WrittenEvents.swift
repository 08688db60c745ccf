/// Events that were written once, for further calendars that hold the same ones: making an event's lines takes most of the
/// time of a calendar.
///
/// Events of one UID have to be the same in all of these calendars.
public struct WrittenEvents: Sendable {
  struct Key: Hashable {
    let uid: String
    /// The zone in which its times stand; nil for UTC and whole days.
    let zone: String?
  }

  private struct Place {
    let file: Int
    let range: Range<Int>
  }

  private var files: [[UInt8]] = []
  private var places: [Key: Place] = [:]

  /// None.
  public init() {}

  /// The lines of an event; nil where it was not written in that zone yet.
  func lines(of key: Key) -> ArraySlice<UInt8>? {
    places[key].map { files[$0.file][$0.range] }
  }

  /// Takes a finished file, and where the events stand in it that were made for it.
  mutating func add(_ file: [UInt8], _ made: [(key: Key, range: Range<Int>)]) {
    places.reserveCapacity(places.count + made.count)
    for (key, range) in made { places[key] = Place(file: files.count, range: range) }
    files.append(file)
  }
}
