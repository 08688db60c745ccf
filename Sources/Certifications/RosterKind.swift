internal import Journal

/// The kinds of facts that a roster is made of.
enum RosterKind: String, CaseIterable {
  /// A person gained a certification.
  case add
  /// Its validity was renewed, or stated anew.
  case renew
  /// It was taken away.
  case revoke
  /// An exam was booked; a later one for the same certification stands in its place.
  case plan
  /// It will not be sat, or was not passed.
  case unplan
  /// The roster of a certification names every holder, or no longer does.
  case roster
  /// A fact was taken back.
  case undo

  static let prefix = "cert."

  /// As the journal has it: `cert.add`.
  var name: String { Self.prefix + rawValue }

  init?(name: String) {
    guard name.hasPrefix(Self.prefix) else { return nil }
    self.init(rawValue: String(name.dropFirst(Self.prefix.count)))
  }
}
