import BusinessCalendar
import Certifications
import Programme

/// The few words that values are written with; all others stand in the templates.
struct PackWords {
  let language: Workspace.Language

  private var isSpanish: Bool { language == .spanishPE }

  var weekdays: [String] {
    isSpanish
      ? ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
      : ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  }

  /// The ninth month is `setiembre` in Peru.
  var months: [String] {
    isSpanish
      ? [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre",
        "noviembre",
        "diciembre",
      ]
      : [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November",
        "December",
      ]
  }

  /// Between two dates.
  var to: String { isSpanish ? "al" : "to" }

  func unit(_ unit: Tenor.Unit, isOne: Bool) -> String {
    switch (unit, isSpanish) {
    case (.day, false): isOne ? "day" : "days"
    case (.week, false): isOne ? "week" : "weeks"
    case (.month, false): isOne ? "month" : "months"
    case (.year, false): isOne ? "year" : "years"
    case (.day, true): isOne ? "día" : "días"
    case (.week, true): isOne ? "semana" : "semanas"
    case (.month, true): isOne ? "mes" : "meses"
    case (.year, true): isOne ? "año" : "años"
    }
  }

  func hours(_ isOne: Bool) -> String {
    if isSpanish { return isOne ? "hora" : "horas" }
    return isOne ? "hour" : "hours"
  }

  func direction(_ direction: Metric.Target.Direction) -> String {
    switch (direction, isSpanish) {
    case (.atLeast, false): "at least"
    case (.atMost, false): "at most"
    case (.above, false): "more than"
    case (.below, false): "less than"
    case (.atLeast, true): "al menos"
    case (.atMost, true): "como máximo"
    case (.above, true): "más de"
    case (.below, true): "menos de"
    }
  }

  /// From where a number of holders comes.
  func source(_ source: CertificationProgress.Source) -> String {
    let (roster, agreement) = isSpanish ? ("padrón", "acuerdo") : ("roster", "agreement")
    return switch source {
    case .agreement: agreement
    case .roster: roster
    case .both(let named, let unnamed): "\(roster) \(named), \(agreement) \(unnamed)"
    }
  }

  func health(_ health: Health) -> String {
    switch (health, isSpanish) {
    case (.green, false): "GREEN"
    case (.amber, false): "AMBER"
    case (.red, false): "RED"
    case (.noData, false): "NO DATA"
    case (.green, true): "VERDE"
    case (.amber, true): "ÁMBAR"
    case (.red, true): "ROJO"
    case (.noData, true): "SIN DATOS"
    }
  }
}

/// How something stands: a word in the pack, never a colour alone.
enum Health: Sendable, Hashable {
  case green, amber, red, noData
}
