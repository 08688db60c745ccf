/// A country whose holidays ship with the program.
struct Country: Equatable {
  /// The business centre.
  let centre: String
  let zone: String
  let currency: String
  /// How agreements call it, as phrases without accents.
  let names: [String]

  /// By its business centre.
  static func at(_ centre: String) -> Country? { all.first { $0.centre == centre } }

  /// The first country that a text names.
  static func named(in text: String) -> Country? {
    let phrase = PlainWords.phrase(text)
    return all.compactMap { country -> (Country, String.Index)? in
      country.names.filter(phrase.hasWords).compactMap { phrase.firstRange(of: $0)?.lowerBound }.min().map {
        (country, $0)
      }
    }.min { $0.1 < $1.1 }?.0
  }

  /// The country of a currency, where one country is meant by it in most agreements.
  static func using(_ currency: String) -> Country? {
    all.first { $0.currency == currency && $0.currency != "EUR" }
  }

  /// Where several share a currency, the one that is meant by it stands first.
  static let all: [Country] = [
    country("PE", "America/Lima", "PEN", "peru, lima"),
    country("US", "America/New_York", "USD", "united states, usa, u s a, estados unidos"),
    country(
      "GB-ENG", "Europe/London", "GBP",
      "united kingdom, uk, england, great britain, reino unido, inglaterra, london"),
    country("GB-SCT", "Europe/London", "GBP", "scotland, escocia"),
    country("GB-NIR", "Europe/London", "GBP", "northern ireland, irlanda del norte"),
    country("LU", "Europe/Luxembourg", "EUR", "luxembourg, luxemburgo"),
    country("IE", "Europe/Dublin", "EUR", "ireland, irlanda, dublin"),
    country("ES", "Europe/Madrid", "EUR", "spain, espana, madrid"),
    country("ES-CT", "Europe/Madrid", "EUR", "catalonia, cataluna, barcelona"),
    country("DE", "Europe/Berlin", "EUR", "germany, alemania, berlin, deutschland"),
    country("FR", "Europe/Paris", "EUR", "france, francia, paris"),
    country("IT", "Europe/Rome", "EUR", "italy, italia"),
    country("NL", "Europe/Amsterdam", "EUR", "netherlands, paises bajos, amsterdam"),
    country("BE", "Europe/Brussels", "EUR", "belgium, belgica"),
    country("AT", "Europe/Vienna", "EUR", "austria"),
    country("PT", "Europe/Lisbon", "EUR", "portugal, lisbon"),
    country("FI", "Europe/Helsinki", "EUR", "finland, finlandia"),
    country("CH", "Europe/Zurich", "CHF", "switzerland, suiza, zurich"),
    country("SE", "Europe/Stockholm", "SEK", "sweden, suecia"),
    country("NO", "Europe/Oslo", "NOK", "norway, noruega"),
    country("DK", "Europe/Copenhagen", "DKK", "denmark, dinamarca"),
    country("PL", "Europe/Warsaw", "PLN", "poland, polonia"),
    country("CO", "America/Bogota", "COP", "colombia, bogota"),
    country("CL", "America/Santiago", "CLP", "chile, santiago de chile"),
    country("MX", "America/Mexico_City", "MXN", "mexico"),
    country("BR", "America/Sao_Paulo", "BRL", "brazil, brasil"),
    country("AR", "America/Argentina/Buenos_Aires", "ARS", "argentina, buenos aires"),
    country("EC", "America/Guayaquil", "USD", "ecuador, quito"),
    country("CA", "America/Toronto", "CAD", "canada"),
    country("AU", "Australia/Sydney", "AUD", "australia"),
    country("NZ", "Pacific/Auckland", "NZD", "new zealand, nueva zelanda"),
    country("IN", "Asia/Kolkata", "INR", "india"),
    country("JP", "Asia/Tokyo", "JPY", "japan, japon"),
    country("SG", "Asia/Singapore", "SGD", "singapore, singapur"),
    country("ZA", "Africa/Johannesburg", "ZAR", "south africa, sudafrica"),
    country("AE", "Asia/Dubai", "AED", "united arab emirates, dubai, emiratos arabes unidos"),
  ]

  private static func country(_ centre: String, _ zone: String, _ currency: String, _ names: String)
    -> Country
  {
    Country(
      centre: centre, zone: zone, currency: currency,
      names: names.split(separator: ",").map { String($0.trimmingPrefix(" ")) })
  }
}
