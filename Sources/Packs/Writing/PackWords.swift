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

  /// A kind of evidence in small letters: those that funds usually ask for in the pack's language, others as the programme calls them.
  func evidence(_ kind: String) -> String {
    let spanish = [
      "invoice": "factura", "receipt": "recibo", "proof-of-performance": "prueba de ejecución",
      "proof-of-execution": "prueba de ejecución", "attendee-list": "lista de asistentes", "photo": "foto",
      "photos": "fotos", "screenshot": "captura de pantalla", "report": "informe", "contract": "contrato",
      "proof-of-payment": "comprobante de pago", "lead-list": "lista de contactos",
    ]
    let english = kind.replacing("-", with: " ")
    return isSpanish ? spanish[kind] ?? english : english
  }

  /// Health in capitals, states in small letters.
  func status(_ status: PackStatus) -> String {
    let (english, spanish) = Self.statusWords(status)
    return isSpanish ? spanish : english
  }

  private static func statusWords(_ status: PackStatus) -> (String, String) {
    switch status {
    case .green: ("GREEN", "VERDE")
    case .amber: ("AMBER", "ÁMBAR")
    case .red: ("RED", "ROJO")
    case .noData: ("NO DATA", "SIN DATOS")
    // Of requests and claims, and of actions: a solicitud and an acción are feminine in Spanish.
    case .draft: ("draft", "borrador")
    case .submitted: ("submitted", "presentada")
    case .returned: ("returned", "devuelta")
    case .approved: ("approved", "aprobada")
    case .rejected: ("rejected", "rechazada")
    case .closed: ("closed", "cerrada")
    case .cancelled: ("cancelled", "cancelada")
    case .lapsed: ("lapsed", "caducada")
    case .partPaid: ("part-paid", "pagada en parte")
    case .paid: ("paid", "pagada")
    case .open: ("OPEN", "PENDIENTE")
    case .done: ("DONE", "HECHA")
    case .slipped: ("SLIPPED", "APLAZADA")
    case .dropped: ("DROPPED", "DESCARTADA")
    }
  }
}
