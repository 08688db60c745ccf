/// User names and passwords by host, in the format of `.netrc` (the GNU inetutils manual, "The .netrc file"):
///
///     machine calendar.example login alliance password "a secret with blanks"
///     default login guest password guest
///
/// Words are separated by blanks and line ends; a word in double quotes may hold blanks, `\"` and `\\`; what follows a
/// word that starts with `#` is a comment to the end of the line. `account` and `macdef` are read and left aside.
public struct Netrc: Sendable {
  /// Why a file cannot be used. No message repeats a word of the file.
  public struct Failure: Error, Sendable, Hashable {
    /// Counted from 1.
    public let line: Int
    /// One clause: what was wrong.
    public let reason: String
  }

  private struct Entry {
    /// In lower case; nil for `default`.
    var host: String?
    var user: String?
    var password: String?
    var line: Int
  }

  private var entries: [Entry] = []

  /// Reads a file's text.
  public init(_ text: String) throws(Failure) {
    var words = try Self.words(text)[...]
    while let keyword = words.popFirst() {
      switch keyword.text {
      case "default": entries.append(Entry(line: keyword.line))
      case "machine", "login", "user", "password", "account":
        guard let value = words.popFirst() else {
          throw Failure(line: keyword.line, reason: "a keyword has no word after it")
        }
        if keyword.text == "machine" {
          entries.append(Entry(host: value.text.lowercased(), line: keyword.line))
          continue
        }
        guard !entries.isEmpty else {
          throw Failure(line: keyword.line, reason: "there is no 'machine' or 'default' above")
        }
        switch keyword.text {
        case "login", "user": entries[entries.count - 1].user = value.text
        case "password": entries[entries.count - 1].password = value.text
        default: break
        }
      case "macdef":
        // A macro runs to the next empty line, and so its words are those of the lines in between.
        words = words.drop { $0.paragraph == keyword.paragraph }
      default:
        throw Failure(
          line: keyword.line, reason: "a word is none of machine, default, login, password, account, macdef")
      }
    }
  }

  /// What stands for the host, else what stands under `default`; nil where there is neither.
  public func credentials(host: String) throws(Failure) -> Credentials? {
    let found = entries.first { $0.host == host.lowercased() } ?? entries.first { $0.host == nil }
    guard let found else { return nil }
    guard let user = found.user, let password = found.password else {
      throw Failure(line: found.line, reason: "there is no login or no password for the host")
    }
    guard let credentials = Credentials(user: user, password: password) else {
      throw Failure(
        line: found.line, reason: "the login is empty or has a colon, or there are control characters")
    }
    return credentials
  }

  private struct Word {
    var text: String
    var line: Int
    /// Counts the empty lines above.
    var paragraph: Int
  }

  private static func words(_ text: String) throws(Failure) -> [Word] {
    var words: [Word] = []
    var paragraph = 0
    // A line may end with CR LF, which is one Character and no "\n".
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      if line.allSatisfy(\.isWhitespace) { paragraph += 1 }
      var rest = line.drop { $0.isWhitespace }
      while let first = rest.first, first != "#" {
        var word = ""
        if first == "\"" {
          rest.removeFirst()
          var isClosed = false
          while let next = rest.popFirst() {
            if next == "\"" {
              isClosed = true
              break
            }
            word.append(next == "\\" ? rest.popFirst() ?? next : next)
          }
          guard isClosed else { throw Failure(line: index + 1, reason: "a quotation mark is never closed") }
        } else {
          word = String(rest.prefix { !$0.isWhitespace })
          rest = rest.dropFirst(word.count)
        }
        words.append(Word(text: word, line: index + 1, paragraph: paragraph))
        rest = rest.drop { $0.isWhitespace }
      }
    }
    return words
  }
}
