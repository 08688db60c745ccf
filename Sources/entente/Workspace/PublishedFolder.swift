import Foundation

/// A folder of calendars that readers find whole: all files of one publication, or all of the next.
///
/// The files lie in a set of their own, `.published/0` or `.published/1`; `.published/current` names one of the two, and
/// each file of the folder is a link through it. So one rename puts all files in the place of the old ones, as Kubernetes
/// does with its volumes (kubelet `AtomicWriter`). Whatever else lies in the folder is left alone.
struct PublishedFolder {
  let path: String

  private var sets: String { "\(path)/.published" }
  private var current: String { "\(sets)/current" }

  /// Files that are written and synced, and not yet to be seen.
  struct Staged {
    fileprivate let set: String
    fileprivate let names: [String]
  }

  /// The names among `files` that the folder does not hold with those bytes.
  func changed(_ files: [(name: String, bytes: [UInt8])]) -> Set<String> {
    Set(
      files.filter { FileManager.default.contents(atPath: "\(path)/\($0.name)").map(Array.init) != $0.bytes }
        .map(\.name))
  }

  /// The names of an earlier publication that `names` no longer has.
  func superfluous(_ names: [String]) -> [String] {
    let held = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return held.filter { isOwnLink($0) && !names.contains($0) }.sorted()
  }

  /// Makes the folder where there is none.
  func make() throws(AtomicFile.Failure) {
    do {
      try FileManager.default.createDirectory(atPath: sets, withIntermediateDirectories: true)
    } catch {
      throw AtomicFile.Failure(path: path, reason: "the folder cannot be made")
    }
  }

  /// Writes all files beside the ones that readers see.
  func stage(_ files: [(name: String, bytes: [UInt8])]) throws(AtomicFile.Failure) -> Staged {
    let manager = FileManager.default
    try make()
    sweep()
    try adoptPlainFiles(files.map(\.name))
    let set = target == "0" ? "1" : "0"
    let folder = "\(sets)/\(set)"
    // What an earlier run left behind when it was killed.
    try? manager.removeItem(atPath: folder)
    guard mkdir(folder, 0o755) == 0 else { throw failure(folder) }
    for (name, bytes) in files { try AtomicFile.write(bytes, to: "\(folder)/\(name)") }
    return Staged(set: set, names: files.map(\.name))
  }

  /// Shows staged files: one rename.
  func show(_ staged: Staged) throws(AtomicFile.Failure) {
    // Links to files that are only in the new set lead nowhere until the rename, so they are not there for readers.
    for name in staged.names { try link(name) }
    try point(to: staged.set)
    for name in superfluous(staged.names) { unlink("\(path)/\(name)") }
    AtomicFile.syncFolder(path)
  }

  // MARK: Steps

  /// Removes what runs that were killed left half made.
  private func sweep() {
    func names(_ folder: String) -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }
    for folder in [sets, "\(sets)/0", "\(sets)/1"] {
      for name in names(folder) where name.hasPrefix(".") { unlink("\(folder)/\(name)") }
    }
  }

  /// The set that readers see; nil before the first publication.
  private var target: String? { try? FileManager.default.destinationOfSymbolicLink(atPath: current) }

  private func isOwnLink(_ name: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(name)")) == destination(of: name)
  }

  private func destination(of name: String) -> String { ".published/current/\(name)" }

  private func point(to set: String) throws(AtomicFile.Failure) {
    try makeLink(to: set, at: current)
    AtomicFile.syncFolder(sets)
  }

  private func link(_ name: String) throws(AtomicFile.Failure) {
    if isOwnLink(name) { return }
    try makeLink(to: destination(of: name), at: "\(path)/\(name)")
  }

  private func makeLink(to destination: String, at path: String) throws(AtomicFile.Failure) {
    let temporary = "\(sets)/.link.\(getpid())"
    unlink(temporary)
    guard symlink(destination, temporary) == 0 else { throw failure(path) }
    guard rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
  }

  /// Plain files of the same names, such as an earlier version of this program wrote, become the set that readers see,
  /// so that they too are replaced all at once.
  private func adoptPlainFiles(_ names: [String]) throws(AtomicFile.Failure) {
    let plain = names.filter { !isOwnLink($0) && FileManager.default.fileExists(atPath: "\(path)/\($0)") }
    guard !plain.isEmpty else { return }
    let set = target ?? "0"
    do {
      try FileManager.default.createDirectory(atPath: "\(sets)/\(set)", withIntermediateDirectories: true)
      for name in plain {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))
        try AtomicFile.write(bytes, to: "\(sets)/\(set)/\(name)")
      }
    } catch let error as AtomicFile.Failure {
      throw error
    } catch {
      throw AtomicFile.Failure(path: path, reason: "what stands there cannot be read")
    }
    if target == nil { try point(to: set) }
    for name in plain { try link(name) }
  }

  private func failure(_ path: String) -> AtomicFile.Failure {
    AtomicFile.Failure(path: path, reason: String(cString: strerror(errno)))
  }
}
