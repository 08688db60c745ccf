internal import Synchronization

/// The grants of a store, read anew when they change.
final class GrantShelf: Sendable {
  private struct Held {
    var table = GrantTable([])
    var problem: String?
  }

  private let store: any GrantStore
  /// Shared by all event loops.
  private let held = Mutex(Held())
  private let recent: RecentLook

  init(_ store: any GrantStore, recent: RecentLook = RecentLook()) {
    self.store = store
    self.recent = recent
  }

  /// The grants as they stand. Where the store cannot be read, those that were read last.
  func current() -> GrantTable {
    guard let began = recent.begin() else { return held.withLock(\.table) }
    defer { recent.end(began) }
    return look()
  }

  private func look() -> GrantTable {
    // The store looks at files, for which no event loop is to wait while another looks.
    if store.isUnchanged, let table = held.withLock({ $0.problem == nil ? $0.table : nil }) { return table }
    return held.withLock { held in
      do {
        if let grants = try store.changedGrants() { held.table = GrantTable(grants) }
        held.problem = nil
      } catch {
        held.problem = "\(error)"
      }
      return held.table
    }
  }

  /// Why the store cannot be read; nil where it can.
  var problem: String? { held.withLock(\.problem) }
}
