import Programme

/// The end of a pack, where blocks go that a person wrote and that the template has no place for any more.
struct EarlierBlocks {
  /// The pack with the blocks at its end.
  private(set) var lines: [PackSkeleton.Line]
  /// The lines that were added.
  private(set) var added: [PackSkeleton.Line] = []
  /// What stands in the blocks at the end.
  private(set) var bodies: [PackSkeleton.Place: ArraySlice<UInt8>]
  private var moved: [PackSkeleton.Place: PackSkeleton.Place]

  /// A pack as it is rendered, without any.
  init(_ lines: [PackSkeleton.Line]) {
    (self.lines, bodies, moved) = (lines, [:], [:])
  }

  /// As `earlier`, with other lines in the place of its own, in which its blocks may stand.
  init(_ lines: [PackSkeleton.Line], after earlier: EarlierBlocks) {
    (self.lines, added, bodies, moved) = (lines, earlier.added, earlier.bodies, earlier.moved)
  }

  /// Adds those blocks of `existing` that were written by hand and have no place in the lines. A second one of the same name
  /// gets a name of its own; one that says what another of its name says stays away, and so do blank ones.
  mutating func add(
    from existing: PackSkeleton, language: Workspace.Language, where isMissed: (PackSkeleton.Place) -> Bool
  ) {
    let held = Set(lines.flatMap(\.places))
    let known = Set(existing.places.map(\.name))
    var names = Set(held.map(\.name))
    var said: [String: [ArraySlice<UInt8>]] = [:]
    for place in existing.places where held.contains(place) {
      said[place.name, default: []].append(existing.bodies[place] ?? [])
    }
    for place in existing.places where !held.contains(place) && isMissed(place) {
      let body = existing.bodies[place] ?? []
      if let end = moved[place], held.contains(end) { continue }
      if body.isBlank || said[place.name]?.contains(body) == true { continue }
      said[place.name, default: []].append(body)
      var name = place.name
      var number = 2
      while names.contains(name) || (name != place.name && known.contains(name)) {
        name = "\(place.name)-\(number)"
        number += 1
      }
      names.insert(name)
      put(body, of: place, as: PackSkeleton.Place(name: name, number: 1), language)
    }
  }

  private mutating func put(
    _ body: ArraySlice<UInt8>, of place: PackSkeleton.Place, as end: PackSkeleton.Place,
    _ language: Workspace.Language
  ) {
    var new = added.isEmpty ? Self.heading(language).map { PackSkeleton.Line($0) } : []
    new += ["", "### \(end.name)", ""].map { PackSkeleton.Line($0) }
    new.append(PackSkeleton.Line(pieces: [.block(end)], ending: [UInt8(ascii: "\n")], number: 0))
    added += new
    lines += new
    bodies[end] = body
    moved[place] = end
  }

  private static func heading(_ language: Workspace.Language) -> [String] {
    switch language {
    case .englishGB:
      [
        "", "## Kept from an earlier build", "",
        "These blocks were written by hand, and the template has no place for them any more. Move what is still needed, then",
        "delete them.",
      ]
    case .spanishPE:
      [
        "", "## Conservado de una versión anterior", "",
        "Estos bloques se escribieron a mano y la plantilla ya no tiene lugar para ellos. Traslade lo que aún haga falta y",
        "luego bórrelos.",
      ]
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether it is nothing but white space.
  var isBlank: Bool { allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}
