import BusinessCalendar
import Programme
import Testing

@testable import Packs

/// The forms are those of CLDR 45 for en-GB and es-PE.
@Suite struct PackFormatTests {
  private let english = PackFormat(language: .englishGB)
  private let spanish = PackFormat(language: .spanishPE)

  @Test(arguments: [
    (123_456_750, "PEN", "PEN 1,234,567.50", "S/\u{A0}1,234,567.50"), (0, "PEN", "PEN 0.00", "S/\u{A0}0.00"),
    (-88_000_000, "PEN", "-PEN 880,000.00", "-S/\u{A0}880,000.00"), (5, "PEN", "PEN 0.05", "S/\u{A0}0.05"),
    (99_999, "USD", "USD 999.99", "USD\u{A0}999.99"), (100_000, "USD", "USD 1,000.00", "USD\u{A0}1,000.00"),
    (1_234_567, "JPY", "JPY 1,234,567", "JPY\u{A0}1,234,567"),
    (1_234_567, "KWD", "KWD 1,234.567", "KWD\u{A0}1,234.567"),
    (Int.min, "PEN", "-PEN 92,233,720,368,547,758.08", "-S/\u{A0}92,233,720,368,547,758.08"),
  ])
  func writesMoney(minor: Int, code: String, inEnglish: String, inSpanish: String) throws {
    let money = Money(minorUnits: minor, currency: try #require(Currency(code)))
    #expect(english.money(money) == inEnglish)
    #expect(spanish.money(money) == inSpanish)
  }

  @Test(arguments: [
    ("12.5", "12.5%"), ("8", "8%"), ("-0.04", "-0.04%"), ("1234.50", "1,234.50%"), ("100", "100%"),
  ])
  func writesPercentages(number: String, expected: String) throws {
    let number = try #require(DecimalNumber(number))
    #expect(english.percent(number) == expected)
    #expect(spanish.percent(number) == expected)
  }

  @Test(arguments: [
    ("2025-01-28", "10:00", "Tuesday, 28 January 2025, 10:00", "martes, 28 de enero de 2025, 10:00 a. m."),
    ("2026-11-03", "09:00", "Tuesday, 3 November 2026, 09:00", "martes, 3 de noviembre de 2026, 9:00 a. m."),
    // September is setiembre in Peru; noon is 12 p. m., midnight 12 a. m.
    (
      "2025-09-15", "12:00", "Monday, 15 September 2025, 12:00", "lunes, 15 de setiembre de 2025, 12:00 p. m."
    ),
    ("2025-06-29", "00:05", "Sunday, 29 June 2025, 00:05", "domingo, 29 de junio de 2025, 12:05 a. m."),
    (
      "2024-02-29", "23:59", "Thursday, 29 February 2024, 23:59", "jueves, 29 de febrero de 2024, 11:59 p. m."
    ),
  ])
  func writesMoments(date: String, time: String, inEnglish: String, inSpanish: String) throws {
    let zone = try #require(Zone("America/Lima"))
    let instant = zone.instant(of: try #require(CivilDate(iso: date)), try #require(LocalTime(iso: time)))
    #expect(english.moment(instant, in: zone) == inEnglish + " (America/Lima, UTC\u{2212}05:00)")
    #expect(spanish.moment(instant, in: zone) == inSpanish + " (America/Lima, UTC\u{2212}05:00)")
  }

  @Test(arguments: [
    (0, "UTC+00:00"), (3600, "UTC+01:00"), (20_700, "UTC+05:45"), (-12_600, "UTC\u{2212}03:30"),
  ])
  func writesOffsets(seconds: Int, expected: String) { #expect(english.offset(seconds) == expected) }

  @Test func writesSpans() throws {
    func span(_ first: String, _ last: String) throws -> DateSpan {
      let (first, last) = (try #require(CivilDate(iso: first)), try #require(CivilDate(iso: last)))
      return try #require(DateSpan(first, last))
    }
    let month = try span("2025-01-01", "2025-01-31")
    #expect(english.span(month) == "January 2025")
    #expect(spanish.span(month) == "enero de 2025")
    let quarter = try span("2024-10-01", "2024-12-31")
    #expect(english.span(quarter) == "1 October 2024 to 31 December 2024")
    #expect(spanish.span(quarter) == "1 de octubre de 2024 al 31 de diciembre de 2024")
  }

  @Test(arguments: [
    ("99.99", "percent", Metric.Target.Direction.atLeast, "at least 99.99%", "al menos 99.99%"),
    ("4", "hours", .atMost, "at most 4 hours", "como máximo 4 horas"),
    ("1", "hours", .below, "less than 1 hour", "menos de 1 hora"),
    ("50", "NPS", .above, "more than 50 NPS", "más de 50 NPS"),
    ("12000", "count", .atLeast, "at least 12,000", "al menos 12,000"),
  ])
  func writesTargets(
    value: String, unit: String, direction: Metric.Target.Direction, inEnglish: String, inSpanish: String
  ) throws {
    let target = Metric.Target(direction: direction, value: .number(try #require(DecimalNumber(value))))
    #expect(english.target(target, unit: unit) == inEnglish)
    #expect(spanish.target(target, unit: unit) == inSpanish)
  }
}
