import Testing

@testable import Packs

@Suite struct MarkdownTextTests {
  /// Of each kind of structure in CommonMark 0.31 and GitHub's additions, what is put before it and nothing more.
  private static let cases: [(String, String)] = [
    // Readable text of the sample agreement stays as it is.
    ("S/3M", "S/3M"), ("24/7 monitoring", "24/7 monitoring"), ("Multi-AZ", "Multi-AZ"),
    ("All data processed in AWS Lima (eu-west-2)", "All data processed in AWS Lima (eu-west-2)"),
    ("Avg. Customer Size", "Avg. Customer Size"), ("99.99%", "99.99%"), ("CRM, telephony", "CRM, telephony"),
    ("Per minute + subscribers", "Per minute + subscribers"), ("Tier 1-3", "Tier 1-3"), ("✓", "✓"),
    ("-50", "-50"), ("+0.02 pp", "+0.02 pp"), ("28 January 2025", "28 January 2025"), ("R&D", "R&D"),
    ("AT&T; others", "AT&T; others"), ("Año 1: S/ 3M", "Año 1: S/ 3M"), ("v1.2", "v1.2"), ("C#", "C#"),
    // Inline structure.
    ("a|b", #"a\|b"#), (#"a\|b"#, #"a\\\|b"#), ("`x`", #"\`x\`"#),
    ("*x* _y_ ~~z~~", #"\*x\* \_y\_ \~\~z\~\~"#),
    ("<b>", #"\<b\>"#), ("[x](y)", #"\[x\](y)"#), ("![x](y)", #"!\[x\](y)"#), ("&amp;", #"\&amp;"#),
    ("&#38;", #"\&#38;"#), ("&copy", #"\&copy"#), ("NPS >50", #"NPS \>50"#), ("&", "&"), ("a & b", "a & b"),
    ("https://example.com/a_b", #"https\://example.com/a\_b"#), ("www.example.com", #"www\.example.com"#),
    ("awww.x", "awww.x"), ("<!-- keep:x -->", #"\<!-- keep:x --\>"#),
    // The start of a line.
    ("- x", #"\- x"#), ("+ x", #"\+ x"#), ("* x", #"\* x"#), ("-", #"\-"#), ("---", #"\---"#),
    ("- - -", #"\- - -"#),
    ("1. x", #"1\. x"#), ("1) x", #"1\) x"#), ("2025.", #"2025\."#), ("1234567890. x", "1234567890. x"),
    ("# x", "\\# x"), ("> x", #"\> x"#), ("===", #"\==="#), ("= x", "= x"), (":--", #"\:--"#),
    (":-:", #"\:-:"#),
    ("-:", #"\-:"#), ("title ##", "title \\##"), ("##", "\\##"),
    // Lines, control characters and direction.
    ("a\nb", "a b"), ("a\r\n\r\nb", "a b"), ("a\tb", "a b"), ("a\u{2028}b", "a b"), ("a\u{85}b", "a b"),
    ("\n# x", "\\# x"), ("    x", "x"), ("x  ", "x"), ("a\u{0}b\u{1B}[31mc", #"ab\[31mc"#),
    ("a\u{202E}b\u{2066}c", "abc"), ("\u{FEFF}# x", "\\# x"), ("", ""), (" \n ", ""),
    // A pipe that carries an accent is a pipe all the same.
    ("a|\u{301}b", "a\\|\u{301}b"),
  ]

  @Test(arguments: cases)
  func escapesWhatWouldBeStructure(text: String, expected: String) {
    #expect(
      Array(MarkdownText.escape(text, for: .blockStart).unicodeScalars) == Array(expected.unicodeScalars))
  }
}
