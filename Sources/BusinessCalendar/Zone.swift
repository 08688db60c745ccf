internal import Foundation

/// A time zone of the IANA database.
public struct Zone: Sendable, Hashable {
  /// The name, such as `America/Lima`.
  public let name: String
  private let rules: TimeZone

  /// The zone of that name; nil where the database has none. Abbreviations such as `EST` are refused, because they
  /// name no place.
  public init?(_ name: some StringProtocol) {
    let name = String(name)
    if name == "UTC" {
      self = .utc
      return
    }
    guard name.contains("/"), let rules = TimeZone(identifier: name), rules.identifier == name else {
      return nil
    }
    self.name = name
    self.rules = rules
  }

  /// Coordinated Universal Time.
  public static let utc = Zone(name: "UTC", rules: .gmt)

  private init(name: String, rules: TimeZone) {
    self.name = name
    self.rules = rules
  }

  /// All names, sorted, for suggestions.
  public static var allNames: [String] { TimeZone.knownTimeZoneIdentifiers.sorted() }

  /// The instant of a local time, with its offset from UTC.
  ///
  /// A time that a change of offset skips is read with the offset before the change, one that it repeats is the first
  /// of the two (RFC 5545 section 3.3.5).
  public func instant(of date: CivilDate, _ time: LocalTime) -> ZonedInstant {
    let local = date.dayNumber * 86_400 + time.minutes * 60
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    let chosen =
      offset(at: local - before) == before ? before : offset(at: local - after) == after ? after : before
    // In a gap the instant that `before` gives lies after the change, where `after` is in force.
    let instant = local - chosen
    return ZonedInstant(secondsSince1970: instant, offset: offset(at: instant))
  }

  /// Seconds east of UTC at an instant given in seconds since 1970-01-01T00:00:00Z.
  public func offset(at secondsSince1970: Int) -> Int {
    rules.secondsFromGMT(for: Date(timeIntervalSince1970: Double(secondsSince1970)))
  }
}

/// An instant, and how a clock at its place shows it.
public struct ZonedInstant: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let secondsSince1970: Int
  /// Seconds east of UTC that the local clock adds.
  public let offset: Int

  /// An instant by its parts.
  public init(secondsSince1970: Int, offset: Int) {
    self.secondsSince1970 = secondsSince1970
    self.offset = offset
  }

  /// The date that the local clock shows.
  public var date: CivilDate { CivilDate(clamping: (secondsSince1970 + offset).quotient(86_400)) }
  /// Minutes since local midnight.
  public var minutesOfDay: Int {
    (secondsSince1970 + offset) / 60 - (secondsSince1970 + offset).quotient(86_400) * 1440
  }

  /// The instant `minutes` later, with the offset that `zone` has then.
  public func adding(minutes: Int, in zone: Zone) -> ZonedInstant {
    let later = secondsSince1970 + minutes * 60
    return ZonedInstant(secondsSince1970: later, offset: zone.offset(at: later))
  }

  /// Orders by instant.
  public static func < (left: ZonedInstant, right: ZonedInstant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}

extension ZonedInstant {
  /// An instant as ``description`` writes it, `2025-01-28T10:00:00-05:00`; nil for anything else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[16...18].elementsEqual(":00".utf8),
      bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"),
      let date = CivilDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let time = LocalTime(iso: String(decoding: bytes[11..<16], as: UTF8.self)),
      let distance = LocalTime(iso: String(decoding: bytes[20...], as: UTF8.self))
    else { return nil }
    let offset = (bytes[19] == UInt8(ascii: "-") ? -1 : 1) * distance.minutes * 60
    self.init(
      secondsSince1970: date.dayNumber * 86_400 + time.minutes * 60 - offset, offset: offset)
  }
}

extension ZonedInstant: CustomStringConvertible {
  /// As ISO 8601 writes it with an offset, `2025-01-28T10:00:00-05:00`.
  public var description: String {
    let minutes = minutesOfDay
    let distance = abs(offset) / 60
    let sign = offset < 0 ? "-" : "+"
    return "\(date)T\(CivilDate.padded(minutes / 60, 2)):\(CivilDate.padded(minutes % 60, 2)):00"
      + "\(sign)\(CivilDate.padded(distance / 60, 2)):\(CivilDate.padded(distance % 60, 2))"
  }

  /// The local time of day, `10:00`.
  public var clock: String {
    CivilDate.padded(minutesOfDay / 60, 2) + ":" + CivilDate.padded(minutesOfDay % 60, 2)
  }
}

extension Int {
  /// Division rounding towards minus infinity.
  fileprivate func quotient(_ divisor: Int) -> Int { (self >= 0 ? self : self - divisor + 1) / divisor }
}
