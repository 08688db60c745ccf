internal import NIOCore
internal import Synchronization

/// The connections of one event loop, from the one that has asked for nothing the longest to the one that asked last.
///
/// Only touched on its event loop; so it needs no lock, and is passed to no other.
final class ConnectionList {
  private var first: Connection?
  private var last: Connection?
  private(set) var count = 0
  private let most: Int

  init(most: Int) { self.most = most }

  /// Takes in a connection, and gives the one that has to go for it.
  func add(_ connection: Connection) -> Connection? {
    let crowded = count >= most ? first : nil
    append(connection)
    return crowded
  }

  /// A connection has asked for something.
  func touch(_ connection: Connection) {
    guard last !== connection else { return }
    remove(connection)
    append(connection)
  }

  func remove(_ connection: Connection) {
    guard connection.isListed else { return }
    if let older = connection.older { older.newer = connection.newer } else { first = connection.newer }
    if let newer = connection.newer { newer.older = connection.older } else { last = connection.older }
    connection.older = nil
    connection.newer = nil
    connection.isListed = false
    count -= 1
  }

  private func append(_ connection: Connection) {
    connection.older = last
    last?.newer = connection
    last = connection
    if first == nil { first = connection }
    connection.isListed = true
    count += 1
  }
}

/// The lists of all event loops.
final class ConnectionLists: Sendable {
  /// Which list is whose. A lock, as connections of all loops come to fetch theirs, once each.
  private let lists = Mutex<[ObjectIdentifier: NIOLoopBound<ConnectionList>]>([:])
  private let most: Int

  /// - Parameters:
  ///   - connections: How many connections there may be at once.
  ///   - loops: Over how many event loops they are spread, evenly.
  init(connections: Int, loops: Int) { most = max(1, connections / max(1, loops)) }

  /// The list of an event loop; called on it.
  func list(of loop: any EventLoop) -> ConnectionList {
    lists.withLock { lists in
      let known = lists[ObjectIdentifier(loop)] ?? NIOLoopBound(ConnectionList(most: most), eventLoop: loop)
      lists[ObjectIdentifier(loop)] = known
      return known
    }.value
  }
}
