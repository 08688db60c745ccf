import Testing

@testable import CalDAV

/// The format as the GNU inetutils manual has it, with the quotes that curl reads.
@Suite struct NetrcTests {
  @Test(arguments: [
    ("machine a.example login ana password x", "a.example", "ana x"),
    (
      "machine b.example login eva password y\nmachine a.example\n\tlogin ana\n\tpassword x\n", "A.example",
      "ana x"
    ),
    ("machine a.example\r\nlogin ana\r\npassword x\r\n", "a.example", "ana x"),
    (
      "# machine a.example login no password no\nmachine a.example login ana password x # y", "a.example",
      "ana x"
    ),
    (#"machine a.example login "ana maría" password "a \"b\" \\ #c""#, "a.example", #"ana maría a "b" \ #c"#),
    ("default login d password e", "a.example", "d e"),
    ("default login d password e machine a.example login ana password x", "a.example", "ana x"),
    ("machine a.example login ana password x machine a.example login eva password y", "a.example", "ana x"),
    ("machine a.example account z user ana password machine", "a.example", "ana machine"),
    (
      "machine b.example login no password no\nmacdef init\ncd /x\nmachine a.example\n\nmachine a.example login ana password x",
      "a.example", "ana x"
    ),
    ("machine a.example login ana password ñ%:/@", "a.example", "ana ñ%:/@"),
    ("machine a.example login ana password x", "b.example", nil), ("", "a.example", nil),
    ("machine a.example.evil login ana password x", "a.example", nil),
  ])
  func credentialsAreFoundByHost(_ text: String, _ host: String, _ expected: String?) throws {
    let found = try Netrc(text).credentials(host: host)
    #expect(found.map { "\($0.user) \($0.password)" } == expected)
  }

  @Test(arguments: [
    ("machine", 1, "no word after"), ("machine a.example\nlogin", 2, "no word after"),
    ("login ana password hunter2", 1, "no 'machine'"), ("machine a.example\n\nhunter2", 3, "none of machine"),
    ("machine a.example login \"hunter2", 1, "never closed"),
    ("\nmachine a.example password hunter2", 2, "no login"),
    ("machine a.example login a:b password hunter2", 1, "a colon"),
    ("machine a.example login \"\" password hunter2", 1, "is empty"),
  ])
  func slipsAreToldByTheirLineAndWithoutASecret(_ text: String, _ line: Int, _ words: String) {
    do {
      _ = try Netrc(text).credentials(host: "a.example")
      Issue.record("it is taken")
    } catch {
      #expect(error.line == line && error.reason.contains(words), "\(error)")
      #expect(!error.reason.contains("hunter2"))
    }
  }
}
