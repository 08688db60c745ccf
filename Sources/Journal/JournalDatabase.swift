import Foundation
internal import GRDB

/// The SQLite file in which a workspace keeps what happened: facts, what was published, and where to.
///
/// Write-ahead log, `synchronous=FULL`, foreign keys, readable by its owner only: a commit survives a power cut, and many
/// commands can use one file at once.
public struct JournalDatabase: Sendable {
  let queue: DatabaseQueue

  /// `ENTE` in ASCII, by which `file` and other programs tell the format (SQLite `PRAGMA application_id`).
  static let applicationID = 0x454E_5445

  /// Opens the file, and makes it where there is none.
  ///
  /// - Throws: ``JournalError`` where it is no journal, is newer than this program, or cannot be opened.
  public init(path: String) throws(JournalError) {
    try self.init(path: path, patience: LockPatience(seconds: 60))
  }

  init(path: String, patience: LockPatience) throws(JournalError) {
    // SQLite gives its companions the mode of the file itself, so the file has to have it from the first byte on. One that
    // somebody else made meanwhile is left as it is.
    if !FileManager.default.fileExists(atPath: path) {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw JournalError(reason: "it cannot be made: \(String(cString: strerror(errno)))")
      }
      close(descriptor)
    }
    if let damage = Self.damage(of: path) { throw JournalError(reason: damage) }
    do {
      queue = try Self.connected(to: path, patience)
    } catch {
      do {
        guard let reader = try Self.reader(of: path, refusedBy: error) else { throw error }
        queue = reader
      } catch {
        throw JournalError(error)
      }
    }
  }

  /// Reports are for those too who may not write, of whom SQLite asks a log beside the file all the same. Where there is none,
  /// nobody is writing, and the file alone is the whole journal. nil where that is not why it was refused.
  private static func reader(of path: String, refusedBy error: any Error) throws -> DatabaseQueue? {
    guard let code = (error as? DatabaseError)?.resultCode.primaryResultCode,
      code == .SQLITE_READONLY || code == .SQLITE_CANTOPEN, access(path, R_OK) == 0,
      !FileManager.default.fileExists(atPath: path + "-wal"),
      let name = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
    else { return nil }
    var configuration = Configuration()
    configuration.readonly = true
    // A library that was built without names of this form finds no such file, and the first error is told.
    guard let queue = try? DatabaseQueue(path: "file:\(name)?immutable=1", configuration: configuration)
    else {
      return nil
    }
    let isOurs = try queue.read { try Int.fetchOne($0, sql: "PRAGMA application_id") } == Self.applicationID
    guard isOurs else { throw JournalError(reason: "it is a database of another program") }
    if try queue.read(migrator.hasBeenSuperseded) {
      throw JournalError(reason: "a newer version of this program wrote it; use that one")
    }
    guard try queue.read(migrator.hasCompletedMigrations) else {
      throw JournalError(
        reason: "an older version wrote it, and it is read-only; open it once where you may write")
    }
    return queue
  }

  /// What SQLite would take for a new file although it was cut off; nil for all others. It would make a new journal there.
  private static func damage(of path: String) -> String? {
    func size(_ path: String) -> Int {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
    // Asked in this order: whoever makes a journal writes to the file before there is a log beside it.
    let log = size(path + "-wal")
    let file = size(path)
    if file == 0 { return log > 0 ? "it is damaged: it is empty, and its write-ahead log is not" : nil }
    return file < 512 ? "it is no SQLite database" : nil
  }

  /// Several processes may make one file at once. SQLite does not wait everywhere for another that sets the mode, and what
  /// one of them has made meanwhile the other's migration finds in its way: then everything is looked at again.
  private static func connected(to path: String, _ patience: LockPatience) throws -> DatabaseQueue {
    let end = ContinuousClock.now + .seconds(patience.seconds)
    var attempts = 0
    while true {
      attempts += 1
      do {
        return try connection(to: path, patience)
      } catch let error as DatabaseError
        where (attempts < 3 || error.resultCode.primaryResultCode == .SQLITE_BUSY)
        && ContinuousClock.now < end
        && [.SQLITE_BUSY, .SQLITE_ERROR, .SQLITE_CONSTRAINT].contains(error.resultCode.primaryResultCode)
      {
        _ = patience.waits(0)
      }
    }
  }

  private static func connection(to path: String, _ patience: LockPatience) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .callback(patience.waits)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // Both of one moment: whoever makes the file says whose it is before it has a table.
    let (known, isEmpty) = try queue.read { database in
      (try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0, try Self.isEmpty(database))
    }
    guard known == Self.applicationID || isEmpty else {
      throw JournalError(reason: "it is a database of another program")
    }
    let migrator = Self.migrator
    if try queue.read(migrator.hasBeenSuperseded) {
      throw JournalError(reason: "a newer version of this program wrote it; use that one")
    }
    // The mode stands in the file, so that it is set only once the file is known to be ours. That it is ours stands there
    // before any table, the migrator's own too, so that a kill at any moment leaves one that is known again.
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      if isEmpty { try database.execute(sql: "PRAGMA application_id = \(Self.applicationID)") }
    }
    if try !queue.read(migrator.hasCompletedMigrations) { try migrator.migrate(queue) }
    return queue
  }

  private static func isEmpty(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("publications") { database in
      try database.execute(sql: PublicationRows.schema)
      try database.execute(sql: CollectionRows.schema)
    }
    migrator.registerMigration("facts") { try $0.execute(sql: FactRows.schema) }
    migrator.registerMigration("sums") { try $0.execute(sql: FactRows.sums) }
    migrator.registerMigration("feeds") { try $0.execute(sql: FeedRows.schema) }
    return migrator
  }
}

/// Why the journal cannot be read or written.
public struct JournalError: Error, Sendable {
  /// In words, without the file's name.
  public let reason: String

  init(reason: String) { self.reason = reason }

  init(_ error: any Error) {
    if let error = error as? JournalError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      reason = error is RowDecodingError ? "it is damaged: a value is missing" : String(describing: error)
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: reason = "it is no SQLite database"
    case .SQLITE_CORRUPT: reason = "it is damaged: \(Self.words(error) ?? "malformed")"
    case .SQLITE_BUSY: reason = "another program keeps it busy; try again"
    case .SQLITE_FULL: reason = "the disk is full"
    case .SQLITE_READONLY:
      reason =
        "it or its folder is read-only; change that, or copy the workspace to where you may write"
    case .SQLITE_CANTOPEN:
      reason =
        "it cannot be opened; check that it is a file, and that you may read and write it and its folder"
    default: reason = Self.words(error) ?? "SQLite error \(error.resultCode.rawValue)"
    }
  }

  /// SQLite's own words, in which it may quote what stands in a damaged file.
  private static func words(_ error: DatabaseError) -> String? {
    error.message.map { message in
      String(message.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" })
    }
  }
}
