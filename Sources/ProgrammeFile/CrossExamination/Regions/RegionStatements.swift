import Diagnostics
import Programme

/// All that a programme says of cloud regions and of where data stays.
struct RegionStatements {
  /// A code, as one sentence has it.
  struct Claim {
    let claim: Sentence.Claim
    /// Where its text stands.
    let location: SourceLocation?
    /// Which one it is of the same codes in its text, counted from 0.
    let occurrence: Int
  }

  /// A promise that data stays somewhere, or a mention of a region there.
  struct Quote {
    let title: String
    let countries: Set<String>
    let location: SourceLocation?
  }

  private(set) var claims: [Claim] = []
  /// The first promises, enough to quote.
  private(set) var promises: [Quote] = []
  private(set) var promiseCount = 0
  /// All countries that some promise allows.
  private(set) var promisedCountries: Set<String> = []
  /// The first mentions, enough to quote.
  private(set) var mentions: [Quote] = []

  private static let quoteLimit = 16

  init(of programme: Programme) {
    let vocabulary = RegionVocabulary.shared
    var scanner = SentenceScanner()
    programme.forEachText { text in
      var occurrences: [FoldedWord: Int] = [:]
      scanner.scan(text.parts) { tokens in
        let sentence = Sentence(tokens, vocabulary)
        for claim in sentence.claims(vocabulary) {
          let occurrence = occurrences[claim.spelling, default: 0]
          occurrences[claim.spelling] = occurrence + 1
          claims.append(Claim(claim: claim, location: text.location, occurrence: occurrence))
        }
        if let quote = Self.quote(sentence.promisedPlaces, text, vocabulary) {
          promiseCount += 1
          promisedCountries.formUnion(quote.countries)
          if promises.count < Self.quoteLimit { promises.append(quote) }
        } else if mentions.count < Self.quoteLimit,
          let quote = Self.quote(sentence.regionPlaces, text, vocabulary)
        {
          mentions.append(quote)
        }
      }
    }
  }

  private static func quote(_ places: [Int], _ text: ProgrammeText, _ vocabulary: RegionVocabulary) -> Quote?
  {
    guard let first = places.first else { return nil }
    // A sentence of a thousand places promises nothing in particular; its first ones are enough to tell it by.
    let countries = Set(places.prefix(64).flatMap { vocabulary.places[$0].countries })
    return Quote(title: vocabulary.places[first].title, countries: countries, location: text.location)
  }
}
