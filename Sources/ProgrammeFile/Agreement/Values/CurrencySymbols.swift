/// The signs that stand for currencies in agreements.
enum CurrencySymbols {
  /// Longer signs first, because `S/.` begins with `S/`. Compared without regard to case.
  static let all: [(sign: String, code: String)] = [
    ("U$S", "USD"), ("US$", "USD"), ("AU$", "AUD"), ("CA$", "CAD"), ("NZ$", "NZD"), ("HK$", "HKD"),
    ("MX$", "MXN"),
    ("NT$", "TWD"), ("COL$", "COP"), ("CLP$", "CLP"), ("AR$", "ARS"), ("RD$", "DOP"), ("A$", "AUD"),
    ("C$", "CAD"),
    ("R$", "BRL"), ("S$", "SGD"), ("S/.", "PEN"), ("S/", "PEN"), ("Bs.", "BOB"), ("CHF", "CHF"),
    ("Fr.", "CHF"),
    ("RM", "MYR"), ("Rp", "IDR"), ("Kč", "CZK"), ("zł", "PLN"), ("Ft", "HUF"), ("£", "GBP"), ("€", "EUR"),
    ("₹", "INR"), ("₩", "KRW"), ("₺", "TRY"), ("₪", "ILS"), ("₫", "VND"), ("₱", "PHP"), ("₦", "NGN"),
    ("₡", "CRC"),
    ("₲", "PYG"), ("₴", "UAH"), ("₽", "RUB"), ("฿", "THB"), ("₸", "KZT"), ("$", dollar), ("¥", yen),
  ].sorted { $0.0.count > $1.0.count }

  /// The same by the sign's first scalar, in lower case.
  static let byFirstScalar: [UInt32: [(sign: String, code: String)]] = Dictionary(
    grouping: all, by: { $0.sign.unicodeScalars.first?.lowered ?? 0 })

  /// What `$` alone is read as: the dollar of many countries.
  static let dollar = "USD"
  /// What `¥` alone is read as: also the sign of the renminbi.
  static let yen = "JPY"

  /// The signs that several currencies share.
  static let ambiguous: Set<String> = ["$", "¥"]
}
