import Diagnostics

extension String {
  /// The text on one line with single spaces, its control characters and those that reorder it shown as escapes.
  var onOneLine: String {
    let spaced = String(
      String.UnicodeScalarView(unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    return TerminalText.visible(spaced.split(separator: " ").joined(separator: " "))
  }

  /// ASCII letters, digits and hyphens; everything else is a hyphen. What beancount takes as a link, and what cannot end
  /// a code in parentheses.
  var asCode: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar {
          case "a"..."z", "A"..."Z", "0"..."9": scalar
          default: "-"
          }
        }))
  }

  /// A text on one line as the description of a transaction of ledger or hledger: there `;` begins a comment and `|`
  /// divides it.
  var asDescription: String { replacing(";", with: ",").replacing("|", with: "/") }

  /// A text on one line as a remark of ledger or hledger: both read a date in brackets in some remarks as the date that counts.
  var asRemark: String { replacing("[", with: "(").replacing("]", with: ")") }
}
