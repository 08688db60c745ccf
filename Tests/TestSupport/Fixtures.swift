public import BusinessCalendar
public import Diagnostics
public import Foundation

/// Files that tests read.
public enum Fixtures {
  /// The root of the checkout.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()
  /// `Tests/Fixtures`.
  public static let folder = root.appending(path: "Tests/Fixtures")

  /// The bytes of a fixture.
  public static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: name)))
  }

  /// The lines of a table that are no comments, split at tabs.
  public static func table(_ name: String) throws -> [[String]] {
    try String(decoding: bytes(name), as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }.map
    {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// A fixture as a source file, with what was wrong with its bytes.
  public static func source(_ name: String) throws -> (file: SourceFile, problem: Diagnostic?) {
    try SourceFile.decode(bytes(name), path: name)
  }
}

/// The shipped holiday data.
public enum ShippedHolidays {
  private static let folder = Fixtures.root.appending(path: "Sources/BusinessCalendar/Holidays")

  /// The centres that there is data for.
  public static var centres: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// One centre's calendar.
  public static func calendar(_ centre: String) throws -> HolidayCalendar {
    try HolidayCalendar(json: Array(Data(contentsOf: folder.appending(path: "\(centre).json"))))
  }
}
