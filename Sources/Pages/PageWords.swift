import Programme

/// The words of the pages, in both languages; templates name them as `w-KEY`.
enum PageWords {
  /// All of them in a language.
  static func members(_ language: Workspace.Language) -> [String: PageValue] {
    (language == .spanishPE ? spanish : english).merging(["lang": .text(language.rawValue)]) { $1 }
  }

  /// One of them.
  static func word(_ key: String, _ language: Workspace.Language) -> String {
    guard let entry = table.first(where: { $0.key == key }) else { return key }
    return language == .spanishPE ? entry.spanish : entry.english
  }

  private static let english = dictionary { $0.english }
  private static let spanish = dictionary { $0.spanish }

  private static func dictionary(_ text: ((key: String, english: String, spanish: String)) -> String)
    -> [String: PageValue]
  {
    Dictionary(table.map { ("w-" + $0.key, .text(text($0))) }, uniquingKeysWith: { first, _ in first })
  }

  static let table: [(key: String, english: String, spanish: String)] = [
    ("skip", "Skip to the content", "Ir al contenido"),
    ("sections", "Sections", "Secciones"),
    ("as-of", "As of", "Al"),
    ("show", "Show", "Mostrar"),
    ("today", "Today", "Hoy"),
    ("log-out", "Log out", "Salir"),
    ("overview", "All programmes", "Todos los programas"),
    ("programmes", "Programmes", "Programas"),
    ("programme", "Programme", "Programa"),
    ("term", "Term", "Vigencia"),
    ("next", "Next", "Próxima"),
    ("no-programme", "The workspace has no programme.", "El espacio de trabajo no tiene programas."),
    // At a glance.
    ("glance", "At a glance", "De un vistazo"),
    ("next-meeting", "Next meeting", "Próxima reunión"),
    ("available", "Available", "Disponible"),
    ("certification-gap", "Certifications missing", "Certificaciones que faltan"),
    ("shortfall", "Expected shortfall", "Déficit previsto"),
    ("scorecard-count", "Scorecard", "Indicadores"),
    ("open-actions", "Open actions", "Acciones pendientes"),
    // Meetings.
    ("meetings", "Next meetings", "Próximas reuniones"),
    ("later", "Later", "Más adelante"),
    ("why-here", "Why here", "Por qué aquí"),
    ("by-rule", "as its rule says", "como dice su regla"),
    ("all-day", "All day", "Todo el día"),
    ("cancelled", "Cancelled", "Anulada"),
    ("no-meetings", "Nothing is planned in these three months.", "No hay nada previsto en estos tres meses."),
    ("story", "story", "historia"),
    ("whole-story", "The story of this date", "La historia de esta fecha"),
    ("clause", "Clause", "Cláusula"),
    ("rule", "Rule", "Regla"),
    ("period", "Period", "Periodo"),
    ("nominal", "Nominal date", "Fecha nominal"),
    ("step", "Step", "Paso"),
    ("decision", "Decision", "Decisión"),
    ("date", "Date", "Fecha"),
    ("reason", "Reason", "Motivo"),
    ("back", "Back to the programme", "Volver al programa"),
    // Funds.
    ("funds", "Marketing funds", "Fondos de marketing"),
    ("fund", "Fund", "Fondo"),
    ("allocated", "Allocated", "Asignado"),
    ("requested", "Requested", "Solicitado"),
    ("committed", "Committed", "Reservado"),
    ("claimed", "Claimed", "Reembolso solicitado"),
    ("receivable", "Receivable", "Por cobrar"),
    ("reimbursed", "Reimbursed", "Reembolsado"),
    ("expired", "Expired", "Vencido"),
    ("used", "Used", "Usado"),
    ("expires", "Expires", "Vence"),
    ("standing", "Standing", "Situación"),
    ("total", "Total", "Total"),
    ("deadlines", "Deadlines within 90 days", "Plazos en 90 días"),
    ("what", "What", "Qué"),
    ("by", "By", "Hasta"),
    ("days-left", "Days left", "Días restantes"),
    ("at-risk", "At risk", "En riesgo"),
    ("no-deadlines", "No money is lost within 90 days.", "No se pierde dinero en 90 días."),
    ("no-funds", "The agreement has no funds.", "El acuerdo no tiene fondos."),
    ("apply-by", "Apply by", "Solicitar hasta"),
    ("claim-by", "Claim by", "Pedir el reembolso hasta"),
    ("fund-expiry", "Fund expires", "El fondo vence"),
    // Certifications.
    ("certifications", "Certifications", "Certificaciones"),
    ("certification", "Certification", "Certificación"),
    ("holders", "Holders", "Titulares"),
    ("target", "Target", "Meta"),
    ("gap", "Gap", "Faltan"),
    ("expiring", "Expiring in 90 days", "Vencen en 90 días"),
    ("booked", "Exams booked", "Exámenes reservados"),
    ("projected", "Projected", "Previstos"),
    ("due", "Due", "Plazo"),
    ("pace", "Needed a month", "Por mes"),
    ("source", "Source", "Fuente"),
    (
      "no-certifications", "The agreement has no certification targets.",
      "El acuerdo no fija certificaciones."
    ),
    // Consumption.
    ("consumption", "Cloud consumption", "Consumo de nube"),
    ("year", "Year", "Año"),
    ("true-up", "True-up", "Regularización"),
    ("commitment", "Commitment", "Compromiso"),
    ("drawn", "Drawn", "Consumido"),
    ("estimated", "Estimated", "Estimado"),
    ("expected-line", "Expected line", "Línea prevista"),
    ("ahead", "Ahead", "Ventaja"),
    ("forecast", "Forecast", "Previsión"),
    ("expected-shortfall", "Shortfall", "Déficit"),
    ("discount", "Discount", "Descuento"),
    ("no-consumption", "The agreement commits to no spend.", "El acuerdo no compromete consumo."),
    // Scorecard.
    ("scorecard", "Scorecard", "Indicadores"),
    ("metric", "Metric", "Indicador"),
    ("value", "Value", "Valor"),
    ("value-of", "Of", "De"),
    ("previous", "Quarter before", "Trimestre anterior"),
    ("trend", "Trend", "Tendencia"),
    ("status", "Status", "Estado"),
    ("penalty", "Penalty", "Penalidad"),
    ("agreement-figure", "the agreement's own figure", "cifra del propio acuerdo"),
    ("no-metrics", "The agreement has no metrics.", "El acuerdo no tiene indicadores."),
    // Actions.
    ("actions", "Actions", "Acciones"),
    ("owner", "Owner", "Responsable"),
    ("age", "Days open", "Días abierta"),
    ("slips", "Slipped", "Aplazada"),
    ("from-meeting", "From", "De"),
    ("overdue", "OVERDUE", "VENCIDA"),
    ("no-actions", "No action is open.", "No hay acciones pendientes."),
    // Packs.
    ("packs", "Agenda packs", "Dosieres"),
    ("read", "Read", "Leer"),
    ("download", "Download", "Descargar"),
    ("not-built", "Not built yet", "Aún sin generar"),
    (
      "no-packs", "No meeting of these three months has a pack.",
      "Ninguna reunión de estos tres meses tiene dosier."
    ),
    ("formats", "Files", "Archivos"),
    // Health.
    ("health", "Health of the data", "Estado de los datos"),
    ("last-publication", "Last publication", "Última publicación"),
    (
      "never-published", "Nothing is published yet; run 'entente publish'.",
      "Aún no se ha publicado nada; ejecute 'entente publish'."
    ),
    ("stale", "Stale or missing", "Desactualizado o ausente"),
    ("all-fresh", "Nothing is stale.", "Nada está desactualizado."),
    ("findings", "Findings in the files", "Hallazgos en los archivos"),
    // Subscribing.
    ("your-calendars", "Your calendars", "Sus calendarios"),
    ("times-in", "Times in", "Horas de"),
    ("where", "Where", "Dónde"),
    (
      "no-events", "Nothing is published for the coming months.",
      "No hay nada publicado para los próximos meses."
    ),
    ("subscribe", "Subscribe", "Suscribirse"),
    (
      "subscribe-lead",
      "Subscribe once; your calendar then follows every change that is published. Whoever has these addresses can read the calendars: do not pass them on.",
      "Suscríbase una vez; su calendario seguirá cada cambio que se publique. Quien tenga estas direcciones puede leer los calendarios: no las comparta."
    ),
    ("apple", "Apple Calendar", "Apple Calendar"),
    ("google", "Google Calendar", "Google Calendar"),
    ("outlook-work", "Outlook (work or school)", "Outlook (trabajo o estudios)"),
    ("outlook-home", "Outlook.com", "Outlook.com"),
    ("address", "Address for any other program", "Dirección para cualquier otro programa"),
    (
      "address-hint", "Select it, copy it, and add it as a calendar from the internet.",
      "Selecciónela, cópiela y agréguela como calendario de internet."
    ),
    ("qr", "QR code for iPhone and iPad", "Código QR para iPhone y iPad"),
    ("qr-label", "QR code of the calendar's address", "Código QR de la dirección del calendario"),
    ("file", "Look at the file", "Ver el archivo"),
    (
      "local-address",
      "This server's address is not https, or leads only to this machine. Google and Outlook on the web fetch calendars from their own servers and will not get there; the links to them are left out.",
      "La dirección de este servidor no es https o solo lleva a esta máquina. Google y Outlook en la web leen los calendarios desde sus propios servidores y no llegarán; sus enlaces se omiten."
    ),
    ("refresh", "How soon a change reaches you", "Cuándo le llega un cambio"),
    (
      "refresh-lead",
      "Each program looks for changes when it likes, and nothing here can make it look sooner. For what is urgent, open this page.",
      "Cada programa busca cambios cuando quiere, y nada aquí puede apurarlo. Para lo urgente, abra esta página."
    ),
    ("program", "Program", "Programa"),
    ("how-often", "How often it looks", "Cada cuánto mira"),
    ("what-else", "Worth knowing", "Conviene saber"),
    // Entering.
    ("log-in", "Log in", "Entrar"),
    (
      "log-in-lead",
      "For the directors of the partnership. The token was printed by 'entente feed add --pages'.",
      "Para la dirección de la alianza. El token lo mostró 'entente feed add --pages'."
    ),
    ("token", "Token", "Token"),
    (
      "wrong-token", "This token is not known here, has expired or was revoked.",
      "Este token no se conoce aquí, venció o fue revocado."
    ),
    ("unavailable", "This page cannot be made now", "Esta página no se puede generar ahora"),
    (
      "unavailable-lead",
      "A file of the workspace has an error, so that what it says is not known. The calendars are served as they were published.",
      "Un archivo del espacio de trabajo tiene un error, y no se sabe lo que dice. Los calendarios se sirven como se publicaron."
    ),
  ]
}
