/// A ``JournalStore`` that can be verified, exported and imported into.
public protocol JournalEngine: JournalStore {
  /// Hands over all events by number, as they stand at one instant, without keeping them in memory.
  func forEachEvent(_ body: (JournalEvent) throws -> Void) throws

  /// Takes events over as they are, all or none of them; nobody else appends meanwhile.
  ///
  /// - Parameter body: Whether what it took over is kept; where it throws, nothing is.
  func takeOver(_ body: (any JournalImporting) throws -> Bool) throws

  /// Examines everything that is kept, with the checks of the registers.
  ///
  /// - Throws: ``JournalError`` where the journal cannot be read at all.
  func verify(_ checks: [JournalCheck]) throws -> JournalVerification
}

/// A journal into which events of another journal are taken over.
public protocol JournalImporting: JournalReading {
  /// The event with the highest number.
  func lastEvent() throws -> JournalEvent?

  /// Puts an event after the last one; the caller has examined that it belongs there.
  func takeOver(_ event: JournalEvent) throws
}
