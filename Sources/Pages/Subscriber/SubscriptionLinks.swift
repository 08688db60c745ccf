/// The addresses by which programs subscribe to a calendar.
struct SubscriptionLinks {
  /// The calendar's own address.
  let address: String
  /// For programs of the machine: Apple Calendar, Thunderbird, the Outlook of a desktop.
  let webcal: String
  /// Whether Google and Microsoft can get there: it is https, and no address of this machine.
  let isPublic: Bool
  private let title: String

  /// - Parameters:
  ///   - origin: `https://calendars.example`, as the reader's browser sees the server.
  ///   - path: `/f/TOKEN/qbr.ics`.
  init(origin: String, path: String, title: String) {
    address = origin + path
    let authority = origin.drop { $0 != ":" }.dropFirst(3)
    webcal = "webcal://\(authority)\(path)"
    isPublic = origin.hasPrefix("https://") && !Self.isLocal(authority)
    self.title = title
  }

  /// Google takes an address that begins with `https` for the name of one of its own calendars, and refuses it; with `webcal` it
  /// adds it. It fetches by https where a server answers there.
  var google: String { "https://calendar.google.com/calendar/render?cid=" + Self.encoded(webcal) }
  /// Outlook on the web with an account of an organisation.
  var outlookWork: String { outlook("office.com") }
  /// Outlook on the web with an account of a person's own.
  var outlookHome: String { outlook("live.com") }

  private func outlook(_ host: String) -> String {
    "https://outlook.\(host)/calendar/0/addfromweb?url=\(Self.encoded(address))&name=\(Self.encoded(title))"
  }

  private static func isLocal(_ authority: Substring) -> Bool {
    let host =
      authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    return host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || host.hasPrefix("127.")
      || !host.contains(".") && !host.contains(":")
  }

  /// RFC 3986 section 2.3: all but unreserved characters by their bytes.
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(Character(UnicodeScalar(byte)))
      default: result += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return result
  }
}
