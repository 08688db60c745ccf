import BusinessCalendar
import Diagnostics
import Foundation

/// Where the program finds its own data: holiday files and templates.
struct Installation {
  private let holidays: String
  let templates: String
  /// Templates, style and descriptions of the server's pages.
  let site: String

  /// Looks beside the program: `../share/entente` of an installed one, the build folder's resources of a built one.
  /// `ENTENTE_SHARE` names another place.
  static func find() throws -> Installation {
    var candidates: [(holidays: String, templates: String, site: String)] = []
    func addShare(_ share: String) {
      candidates.append(("\(share)/Holidays", "\(share)/Templates", "\(share)/Site"))
    }
    if let share = ProcessInfo.processInfo.environment["ENTENTE_SHARE"], !share.isEmpty { addShare(share) }
    let program =
      (Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments.first ?? "entente"))
      .resolvingSymlinksInPath()
    let folder = program.deletingLastPathComponent().path
    addShare("\(folder)/../share/entente")
    for ending in ["resources", "bundle"] {
      candidates.append(
        (
          "\(folder)/entente_BusinessCalendar.\(ending)/Holidays",
          "\(folder)/entente_Packs.\(ending)/Templates",
          "\(folder)/entente_Pages.\(ending)/Site"
        ))
    }
    let manager = FileManager.default
    guard
      let found = candidates.first(where: {
        manager.fileExists(atPath: $0.holidays) && manager.fileExists(atPath: $0.templates)
      })
    else {
      throw Unreadable(
        "Holidays",
        "the program's holiday data and templates are not where it looks (\(folder)/../share/entente); "
          + "install it with 'make install', or say where they are in ENTENTE_SHARE")
    }
    return Installation(holidays: found.holidays, templates: found.templates, site: found.site)
  }

  /// The business centres that there is data for, sorted.
  var centres: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: holidays)) ?? []
    return names.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// The holidays of a centre that ``centres`` names.
  func calendar(of centre: String) throws -> HolidayCalendar {
    let path = "\(holidays)/\(centre).json"
    let bytes = try InputFile.bytes(at: path, shownAs: path).get()
    do {
      return try HolidayCalendar(json: bytes)
    } catch let error as HolidayDataError {
      throw Unreadable(path, error.reason)
    }
  }
}
