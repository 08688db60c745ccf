import Programme

/// How a program that subscribes behaves, as its makers and its users say, and as was seen.
struct ClientHabit {
  let program: String
  private let often: (english: String, spanish: String)
  private let note: (english: String, spanish: String)

  func value(_ language: Workspace.Language) -> PageValue {
    let isSpanish = language == .spanishPE
    return [
      "program": .text(program), "often": .text(isSpanish ? often.spanish : often.english),
      "note": .text(isSpanish ? note.spanish : note.english),
    ]
  }

  static let all = [
    ClientHabit(
      program: "Google Calendar",
      often: ("every 4 to 24 hours", "cada 4 a 24 horas"),
      note: (
        "It cannot be hurried. A cancelled meeting just disappears.",
        "No se puede apurar. Una reunión anulada simplemente desaparece."
      )),
    ClientHabit(
      program: "Outlook",
      often: ("on the web every 3 to 24 hours", "en la web cada 3 a 24 horas"),
      note: (
        "It needs https. If the new Outlook for Windows does not take a link, paste the address under Add calendar, Subscribe from web.",
        "Necesita https. Si el nuevo Outlook para Windows no acepta un enlace, pegue la dirección en Agregar calendario, Suscribirse desde la web."
      )),
    ClientHabit(
      program: "Apple Calendar",
      often: (
        "as its owner sets it: Get Info, Auto-refresh",
        "como lo fije su dueño: Obtener información, Actualización automática"
      ),
      note: (
        "Choose every hour. A cancelled meeting stays, struck through.",
        "Elija cada hora. Una reunión anulada queda, tachada."
      )),
    ClientHabit(
      program: "Thunderbird",
      often: ("every 30 minutes", "cada 30 minutos"),
      note: (
        "The interval can be set in the calendar's properties.",
        "El intervalo se fija en las propiedades del calendario."
      )),
    ClientHabit(
      program: "Nextcloud",
      often: ("as the calendar itself asks", "como lo pide el propio calendario"),
      note: (
        "It is the only one here that is known to follow the calendar's own refresh hint.",
        "Es el único de esta lista que se sabe que sigue la indicación del propio calendario."
      )),
  ]
}
