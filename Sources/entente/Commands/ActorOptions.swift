import ArgumentParser
import Foundation

/// `--actor NAME`, else `ENTENTE_ACTOR`, else the system's user: who says what a command records.
struct ActorOptions: ParsableArguments {
  @Option(help: "Who says so; ENTENTE_ACTOR or the system's user unless given.")
  var actor: String?

  func validate() throws {
    if let actor, Self.name(actor) == nil { throw ValidationError("--actor is empty") }
  }

  /// The first name that is not empty.
  func resolved(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> String {
    let names = [actor, environment["ENTENTE_ACTOR"], Self.systemUser]
    guard let name = names.lazy.compactMap({ $0.flatMap(Self.name) }).first else {
      throw ValidationError("nobody says so: name somebody with --actor or ENTENTE_ACTOR")
    }
    return name
  }

  private static func name(_ text: String) -> String? {
    let name = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return name.isEmpty ? nil : name
  }

  private static var systemUser: String? {
    guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else { return nil }
    return String(cString: name)
  }
}
