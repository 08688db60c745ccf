import CalDAV
import Foundation
import TestSupport
import Testing

/// A first publication of a large portfolio, straight to the server; a thousand with `make soak`.
@Suite struct ManyEventsTests {
  @Test(arguments: CalDAVServer.Kind.allCases)
  func manyEventsGoInOneRun(_ kind: CalDAVServer.Kind) throws {
    let subject = try Subject(kind)
    subject.origin = subject.server.direct
    let meetings = (0..<Mutation.rounds(1000)).map {
      Meeting(uid: "many.\($0)@mifibra.example", summary: "Meeting \($0)")
    }
    let clock = ContinuousClock()
    let time = try clock.measure {
      let report = try subject.publish(meetings)
      #expect(report.isComplete && report.created.count == meetings.count)
    }
    print("\(kind): \(meetings.count) events in \(time)")
    try subject.expectHeld(meetings)
    #expect(try subject.publish(meetings).unchanged == meetings.count)
  }
}
