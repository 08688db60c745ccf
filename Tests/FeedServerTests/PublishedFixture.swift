import Foundation
import TestSupport

/// A folder of calendars as `entente publish` leaves it.
struct PublishedFixture {
  let scratch: Scratch
  var path: String { scratch.folder.path }

  init() throws { scratch = try Scratch() }

  /// Writes a set and turns the link to it, as the program does.
  func publish(_ files: [String: String]) throws {
    let manager = FileManager.default
    let sets = "\(path)/.published"
    try manager.createDirectory(atPath: sets, withIntermediateDirectories: true)
    let shown = try? manager.destinationOfSymbolicLink(atPath: "\(sets)/current")
    let next = shown == "0" ? "1" : "0"
    try? manager.removeItem(atPath: "\(sets)/\(next)")
    for (name, text) in files { try scratch.write(text, to: ".published/\(next)/\(name)") }
    try manager.createSymbolicLink(atPath: "\(sets)/.next", withDestinationPath: next)
    guard rename("\(sets)/.next", "\(sets)/current") == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
