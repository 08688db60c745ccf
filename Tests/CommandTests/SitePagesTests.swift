import Foundation
import TestSupport
import Testing

/// The pages as they come over the wire.
@Suite struct SitePagesTests {
  @Test(.timeLimit(.minutes(30))) func aPageTakesTheReadersLanguageAndEscapesWhatPeopleWrote() throws {
    let bench = try SiteBench(change: { scratch in
      let path = "programmes/mifibra-aws.yaml"
      let text = try scratch.text(path)
      try scratch.write(
        text.replacing(
          "title: Quarterly business review", with: "title: \"Review <script>alert(1)</script>\""),
        to: path)
    })
    defer { bench.remove() }
    let path = "/?as_of=\(SiteBench.day)"
    let english = try bench.page(path)
    #expect(english.body.contains("<html lang=\"en-GB\">"))
    #expect(english.body.contains("Next meetings") && english.body.contains("Tuesday, 28 January 2025"))
    #expect(english.body.contains("Review &lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(english.body.contains("Send &lt;b&gt;the&lt;/b&gt; answers"))
    #expect(!english.body.contains("<script") && !english.body.contains(" style="))
    // RFC 9110 section 12.5.4: the higher weight wins, whatever the order; 0 is never taken.
    for (accepted, language) in [
      ("es-PE", "es-PE"), ("fr, en;q=0.4, es;q=0.8", "es-PE"), ("es;q=0, de", "en-GB"), ("de", "en-GB"),
      ("es;q=0.5, en;q=0.6", "en-GB"),
    ] {
      let page = try bench.page(path, "--header", "Accept-Language: \(accepted)")
      #expect(page.body.contains("<html lang=\"\(language)\">"), "\(accepted)")
    }
    let spanish = try bench.page(path, "--header", "Accept-Language: es")
    // 205,000 allotted by the agreement, of which 20,000 are committed.
    #expect(spanish.body.contains("Próximas reuniones") && spanish.body.contains("S/\u{A0}185,000"))
    #expect(spanish.body.contains("martes, 28 de enero de 2025"))
  }

  /// Contract years begin on 1 July. On 27 June 2025 the next meeting, of 1 July, is in the third, and the second still runs.
  @Test(.timeLimit(.minutes(30)), arguments: [("2025-06-27", 2), ("2025-07-01", 3)])
  func moneyIsDrawnOfTheContractYearThatRuns(_ day: String, _ year: Int) throws {
    let bench = try SiteBench()
    defer { bench.remove() }
    let page = try bench.page("/?as_of=\(day)").body
    #expect(page.contains("Fund drawdown, contract year \(year)"))
    #expect(!page.contains("Fund drawdown, contract year \(5 - year)"))
    // No pack of the months ahead is built: there is no list without lines.
    #expect(page.contains("Not built yet (") && !page.contains("<ul class=\"packs\">\n</ul>"))
  }

  @Test(.timeLimit(.minutes(30))) func whatIsNotThereHasNoPage() throws {
    let bench = try SiteBench()
    defer { bench.remove() }
    // Files of the workspace that are no pack, days that are none, meetings that nobody plans.
    for path in [
      "/packs/qbr/Y2-Q3.bak", "/packs/qbr/Y9-Q9", "/packs/qbr/Y2-Q4", "/packs/qbr/Y2-Q3.docx",
      "/packs/%2e%2e/entente.db", "/packs/..%2f..%2fentente/db", "/packs/qbr/../../entente.yaml",
      "/packs/qbr/Y2-Q3.other.svg", "/why/mifibra-aws/qbr/Y9-Q9", "/why/nobody/qbr/Y2-Q3",
      "/?as_of=2025-02-30",
      "/?as_of=", "/?programme=nobody",
    ] {
      #expect(try bench.page(path).status == 404, "\(path)")
    }
    let pack = try bench.page("/packs/qbr/Y2-Q3.md")
    #expect(pack.status == 200)
    #expect(pack.body == (try bench.bench.scratch.text("packs/qbr/Y2-Q3.md")))
    #expect(pack.headers["content-disposition"] == "attachment; filename=\"qbr-Y2-Q3.md\"")
    for picture in try bench.page("/packs/qbr/Y2-Q3").body.matches(of: /<img src="([^"\/]+)"/) {
      let file = try bench.page("/packs/qbr/\(picture.1)")
      #expect(file.status == 200 && file.headers["content-type"] == "image/svg+xml")
    }
  }

  @Test(.timeLimit(.minutes(30))) func aSubscriberSeesWhatWasPublishedAndAddressesThatOthersReach() throws {
    let bench = try SiteBench(["--behind-proxy"])
    defer { bench.remove() }
    let page = try bench.server.ask(
      "/s/\(bench.feed)", "--header", "Forwarded: for=192.0.2.43;proto=https;host=calendars.example")
    #expect(page.status == 200)
    let address = "calendars.example/f/\(bench.feed)/qbr.ics"
    let encoded = address.replacing("/", with: "%2F")
    for link in [
      "href=\"webcal://\(address)\"", "value=\"https://\(address)\"",
      "href=\"https://calendar.google.com/calendar/render?cid=webcal%3A%2F%2F\(encoded)\"",
      "href=\"https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2F\(encoded)&amp;name=Quarterly%20business%20reviews\"",
    ] {
      #expect(page.body.contains(link), "\(link)")
    }
    #expect(!page.body.contains("training.ics") && !page.body.contains("185,000"))
    let style = try #require(page.body.firstMatch(of: /href="(\/style-[0-9a-f]{16}\.css)"/))
    let sheet = try bench.server.ask(String(style.1))
    #expect(sheet.headers["content-type"] == "text/css; charset=utf-8")
    #expect(sheet.headers["cache-control"] == "public, max-age=31536000, immutable")
  }

  @Test(.timeLimit(.minutes(30))) func aWorkspaceOfSeveralProgrammesHasAListOfThem() throws {
    let bench = try SiteBench(addition: { try $0.writeDuoProgramme() })
    defer { bench.remove() }
    let list = try bench.page("/?as_of=\(SiteBench.day)")
    #expect(list.body.contains("href=\"/?programme=duo&amp;as_of=\(SiteBench.day)\""))
    #expect(list.body.contains("AWS Peru Partnership Agreement"))
    // The first Wednesday-ruled sync after 27 January 2025 is on 12 February.
    let duo = try bench.page("/?programme=duo&as_of=\(SiteBench.day)")
    #expect(duo.body.contains("<h1>Duo</h1>") && duo.body.contains("Wednesday, 12 February 2025"))
    #expect(!duo.body.contains("Healthcare webinar series"))
  }
}
