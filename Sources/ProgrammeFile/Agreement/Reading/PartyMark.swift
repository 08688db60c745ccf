/// What the cell of a party says in a table of duties or certificates.
enum PartyMark {
  case yes, shared, no

  init?(_ text: String) {
    let plain = text.trimmedOfBlanks
    if ["✓", "✔", "✔️", "✅", "☑", "●", "•", "x", "X"].contains(plain) {
      self = .yes
    } else if ["-", "–", "—", "✗", "✘", "❌", "×", "○", ""].contains(plain) {
      self = .no
    } else {
      switch PlainWords.phrase(plain) {
      case "yes", "y", "si", "responsible", "primary", "lead", "owner", "full", "certified", "held", "holds",
        "r", "responsable":
        self = .yes
      case "shared", "joint", "both", "compartido", "compartida", "ambos", "conjunto": self = .shared
      case "no", "n", "none", "n a", "na", "ninguno", "not applicable", "no aplica": self = .no
      default: return nil
      }
    }
  }
}
