/// A currency of ISO 4217.
public struct Currency: Sendable, Hashable {
  /// The alphabetic code, such as `PEN`.
  public let code: String
  /// How many decimal digits its minor unit has, 0 to 4.
  public let digits: Int

  /// The currency of that code; nil where ISO 4217 lists none.
  public init?(_ code: some StringProtocol) {
    let code = String(code)
    guard code.utf8.count == 3, Self.codes.contains(code) else { return nil }
    self.code = code
    digits = Self.unusualDigits[code] ?? 2
  }

  /// All codes, for suggestions.
  public static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
    RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let unusualDigits: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0,
    "UGX": 0,
    "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0, "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3,
    "OMR": 3,
    "TND": 3, "CLF": 4,
  ]
}

/// An amount in the minor units of one currency, so that arithmetic is exact.
public struct Money: Sendable, Hashable {
  /// Cents, céntimos: 10⁻ᵈ of the currency, where d is its number of digits.
  public let minorUnits: Int
  /// Of which currency.
  public let currency: Currency

  /// An amount by its parts.
  public init(minorUnits: Int, currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// An amount of a number of whole or broken units; nil where it has more digits than the currency, or overflows.
  public init?(_ number: DecimalNumber, _ currency: Currency) {
    guard number.scale <= currency.digits else { return nil }
    var minor = number.mantissa
    for _ in number.scale..<currency.digits {
      let (product, overflow) = minor.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      minor = product
    }
    self.init(minorUnits: minor, currency: currency)
  }

  /// No money.
  public static func zero(_ currency: Currency) -> Money { Money(minorUnits: 0, currency: currency) }

  /// The sum; nil across currencies and on overflow.
  public func adding(_ other: Money) -> Money? {
    let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
    return overflow || currency != other.currency ? nil : Money(minorUnits: sum, currency: currency)
  }

  /// The sum of amounts in one currency; nil across currencies and on overflow.
  public static func sum(_ amounts: some Sequence<Money>, in currency: Currency) -> Money? {
    amounts.reduce(Money?.some(.zero(currency))) { $0?.adding($1) }
  }

  /// The amount as a number of whole units, with all digits of the currency.
  public var number: DecimalNumber { DecimalNumber(mantissa: minorUnits, scale: currency.digits) }
}

extension Money: CustomStringConvertible {
  /// As programmes and scripts write it, `17500.00 PEN`.
  public var description: String { "\(number) \(currency.code)" }
}
