import Journal
import Programme

/// Names of accounts that hledger, ledger and beancount all take, for funds whatever their ids.
///
/// Beancount is the strictest: parts of a name are divided by colons, begin with an upper-case letter or a digit, and go on
/// with letters, digits and hyphens. Funds whose names would be the same are told apart by a number, in the order of their
/// programmes and ids.
struct FundAccountNames: Sendable {
  private struct Key: Hashable {
    let programme: String
    let fund: String
  }

  private var names: [Key: String] = [:]

  /// The names of all funds that the programmes have or the books know.
  init(_ books: [FundBook]) {
    var taken: Set<String> = []
    for book in books.sorted(by: { $0.rules.programme < $1.rules.programme }) {
      let posted = book.entries.flatMap { $0.event.fact.postings.map(\.account) }
      for fund in Set(posted + book.accounts.map(\.fund.id)).sorted() {
        let name = Self.part(fund)
        var (unique, number) = (name, 1)
        while !taken.insert(unique).inserted {
          number += 1
          unique = "\(name)-\(number)"
        }
        names[Key(programme: book.rules.programme, fund: fund)] = unique
      }
    }
  }

  /// The fund's part of the name of an account.
  func name(of fund: String, in programme: String) -> String {
    names[Key(programme: programme, fund: fund)] ?? Self.part(fund)
  }

  /// The account of a fund's bucket.
  func account(of fund: String, _ bucket: LedgerBucket, in programme: String) -> String {
    let name = name(of: fund, in: programme)
    let word = bucket.rawValue.prefix(1).uppercased() + bucket.rawValue.dropFirst()
    return switch bucket {
    case .available, .requested, .committed, .claimed, .receivable, .reimbursed, .expired:
      "Assets:MDF:\(name):\(word)"
    case .allocated, .transferred, .suppliers: "Equity:MDF:\(word):\(name)"
    case .spent: "Expenses:MDF:\(word):\(name)"
    }
  }

  /// An id as part of a name: `apn-marketing-central` is `Apn-Marketing-Central`.
  private static func part(_ id: String) -> String {
    var part = ""
    var isStart = true
    for scalar in id.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .decimalNumber: part.unicodeScalars.append(scalar)
      case .lowercaseLetter:
        // One scalar for one: ß and ŉ have no capital, and stay.
        let capital = scalar.properties.uppercaseMapping.unicodeScalars
        let isOne = capital.count == 1 && capital.first?.properties.generalCategory == .uppercaseLetter
        part.unicodeScalars.append(isStart && isOne ? capital.first ?? scalar : scalar)
      case .titlecaseLetter, .modifierLetter, .otherLetter: part.unicodeScalars.append(scalar)
      default: part += "-"
      }
      isStart = part.hasSuffix("-")
    }
    let first = part.unicodeScalars.first?.properties.generalCategory
    return first == .uppercaseLetter || first == .decimalNumber ? part : "F-" + part
  }
}
