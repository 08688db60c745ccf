public import BusinessCalendar
public import Diagnostics
import Programme

/// A last day that a register keeps: to claim on a fund, to renew a certification. It is shown all day in a calendar.
///
/// A register makes its deadlines from its facts and the agreement's rules, and nothing here knows which register. The identity
/// says of what a deadline is, never when: so one whose day changes moves, and subscribers see that it is the same.
///
/// One that is settled is in no agenda any more. Where subscribers have it and its day is still to come, it is cancelled for
/// them; where its day has passed it stays as they saw it.
public struct RegisterDeadline: Sendable, Hashable {
  /// A closed day that the deadline would fall on, or that lies between there and where it is.
  public struct ClosedDay: Sendable, Hashable {
    /// The day.
    public let date: CivilDate
    /// What closes it: `New Year's Day (PE)`.
    public let closure: String

    /// A closed day by its parts.
    public init(date: CivilDate, closure: String) {
      self.date = date
      self.closure = closure
    }
  }

  /// The day, and how it came about.
  public struct Day: Sendable, Hashable {
    /// The last day itself.
    public let date: CivilDate
    /// What the rule says before closed days.
    public let nominalDate: CivilDate
    /// The rule in words, `30 days after the activity's end`.
    public let rule: String
    /// The day from which the rule counts; nil where the rule names the day itself.
    public let basis: CivilDate?
    /// The closed days from the nominal date on, in the order in which they were passed over.
    public let passed: [ClosedDay]
    /// Why the date is not the nominal one, or could not be moved to an open day; nil where there is nothing to say.
    public let note: String?

    /// A day by its parts.
    public init(
      date: CivilDate, nominalDate: CivilDate, rule: String, basis: CivilDate? = nil,
      passed: [ClosedDay] = [],
      note: String? = nil
    ) {
      self.date = date
      self.nominalDate = nominalDate
      self.rule = rule
      self.basis = basis
      self.passed = passed
      self.note = note
    }
  }

  /// A fact of the register, which names what it is about: no subscriber sees it.
  public struct Fact: Sendable, Hashable {
    /// The date from which it is true.
    public let date: CivilDate
    /// What happened: `MC-7 approved`.
    public let words: String
    /// The id of its event in the journal.
    public let event: String

    /// A fact by its parts.
    public init(date: CivilDate, words: String, event: String) {
      self.date = date
      self.words = words
      self.event = event
    }
  }

  /// Why nothing is due any more.
  public struct Settlement: Sendable, Hashable {
    /// What settled it.
    public let fact: Fact
    /// For subscribers of any audience, so without a name: `nothing is left to claim since 2025-11-20`.
    public let words: String

    /// The words with the fact, for those who publish: `nothing is left to claim since 2025-11-20 (MC-7-C1 submitted)`.
    public var reason: String { "\(words) (\(fact.words))" }

    /// A settlement by its parts.
    public init(fact: Fact, words: String) {
      self.fact = fact
      self.words = words
    }
  }

  /// The programme's id.
  public let programme: String
  /// Of which register's deadlines it is: one of ``RegisterDateNames``.
  public let series: String
  /// Of what it is the last day, as a part of an identity, `MC-7-claim-by`.
  public let period: String
  /// The calendar it is published in.
  public let calendar: String
  /// What it is called. Only this may name what it is about: some audiences do not see it.
  public let title: String
  /// The clause that sets it.
  public let clause: String?
  /// Where its rule stands.
  public let location: SourceLocation?
  /// The day, and how it came about.
  public let day: Day
  /// The facts behind it, in order; none where the agreement alone sets it.
  public let facts: [Fact]
  /// Why nothing is due any more; nil while it is.
  public let settlement: Settlement?
  /// The parties that it is for, by id; all of the programme's where none is named.
  public let parties: [String]
  /// The roles that it is for, by id.
  public let roles: [String]
  /// The people of the workspace that it is for, by id.
  public let people: [String]

  /// A deadline by its parts.
  ///
  /// - Parameter name: Of what it is the last day, `MC-7-claim-by`; unique in its series, and never made from a date. What an
  ///   identity does not hold is escaped in it.
  public init(
    programme: String, series: String, name: String, calendar: String, title: String, clause: String?,
    location: SourceLocation? = nil, day: Day, facts: [Fact] = [], settlement: Settlement? = nil,
    parties: [String] = [], roles: [String] = [], people: [String] = []
  ) {
    self.programme = programme
    self.series = series
    period = Self.escaped(name)
    self.calendar = calendar
    self.title = title
    self.clause = clause
    self.location = location
    self.day = day
    self.facts = facts
    self.settlement = settlement
    self.parties = parties
    self.roles = roles
    self.people = people
  }

  /// `mifibra-aws/fund-deadline/MC-7-claim-by`.
  public var id: String { "\(programme)/\(series)/\(period)" }

  /// What its rule says, as a publication records it.
  var rule: String { day.rule + (day.basis.map { ", from \($0)" } ?? "") }

  /// Its facts in words with their dates, `MC-7 approved, 2025-09-10`; what is the same of several is said once.
  var whatHappened: [String] {
    var said: Set<String> = []
    return facts.map { "\($0.words), \($0.date)" }.filter { said.insert($0).inserted }
  }

  /// Letters and digits of ASCII, hyphens and dots stay; every other byte becomes `_` and two hexadecimal digits, so that two
  /// names never become one.
  private static func escaped(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "_" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
