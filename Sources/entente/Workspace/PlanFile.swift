import Diagnostics
import Foundation
import Publishing

/// A saved plan on disk.
enum PlanFile {
  static func read(_ path: String) throws -> SavedPlan {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(at: path, shownAs: path).get()
    } catch {
      throw Console.fail([error.diagnostic])
    }
    guard let plan = try? JSONDecoder().decode(SavedPlan.self, from: Data(bytes)) else {
      throw Console.fail([
        Diagnostic(
          .fileRead, "it is no plan; make one with 'entente plan --out FILE'",
          at: SourceLocation(file: SourceFile(path: path, text: "")))
      ])
    }
    return plan
  }

  static func write(_ plan: Plan, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let data = try encoder.encode(SavedPlan(plan))
    do {
      try AtomicFile.write(Array(data) + [UInt8(ascii: "\n")], to: path)
    } catch {
      throw Console.fail([error.diagnostic])
    }
  }
}
