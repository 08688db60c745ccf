public import Diagnostics
public import Programme

/// What reading a file gave: a value where one could be made, and everything that was wrong with the file.
public struct Reading<Value: Sendable>: Sendable {
  /// Whole only where ``diagnostics`` holds no error.
  public let value: Value?
  /// All problems, in the order in which they were found.
  public let diagnostics: [Diagnostic]
}

/// Reads the YAML files of a workspace.
public struct WorkspaceReader: Sendable {
  private let centres: [String]

  /// A reader that knows the business centres that holiday data is shipped for.
  public init(centres: [String]) { self.centres = centres.sorted() }

  /// Reads `entente.yaml`.
  public func workspace(_ file: SourceFile) -> Reading<Workspace> {
    let (tree, problems) = YAMLReader.read(file)
    guard let tree else { return Reading(value: nil, diagnostics: problems) }
    let run = DecodingRun(file: file, names: KnownNames(centres: centres, people: []))
    let workspace = WorkspaceDecoder(run: run).decode(tree.root)
    return Reading(value: workspace, diagnostics: problems + run.diagnostics)
  }

  /// A reader that knows the centres too that a workspace brings files along for.
  public func knowing(_ workspace: Workspace) -> WorkspaceReader {
    WorkspaceReader(centres: Array(Set(centres).union(workspace.holidayFiles.keys)))
  }

  /// Whether a file holds a programme rather than a part of a workspace file.
  public func holdsProgramme(_ file: SourceFile) -> Bool {
    guard case .mapping(let entries)? = YAMLReader.read(file).tree?.root.content else { return false }
    return entries.contains { $0.key == "programme" }
  }

  /// Reads people, resources, blackouts and holidays that stand for, or beside, those of a workspace.
  public func amendment(_ file: SourceFile, of workspace: Workspace) -> Reading<Workspace> {
    let (tree, problems) = YAMLReader.read(file)
    guard let tree else { return Reading(value: nil, diagnostics: problems) }
    let run = DecodingRun(file: file, names: KnownNames(centres: centres, people: []))
    let amended = WorkspaceDecoder(run: run).amend(workspace, with: tree.root)
    return Reading(value: amended, diagnostics: problems + run.diagnostics)
  }

  /// Reads a programme that belongs to a workspace with those people and resources.
  public func programme(_ file: SourceFile, people: [String], resources: [String] = []) -> Reading<Programme>
  {
    let (tree, problems) = YAMLReader.read(file)
    guard let tree else { return Reading(value: nil, diagnostics: problems) }
    let reading = decode(tree, people: people, resources: resources)
    return Reading(value: reading.value, diagnostics: problems + reading.diagnostics)
  }

  func decode(_ tree: SourceTree, people: [String], resources: [String] = []) -> Reading<Programme> {
    let names = KnownNames(centres: centres, people: people, resources: resources)
    let run = DecodingRun(file: tree.file, names: names)
    let programme = ProgrammeDecoder(run: run).decode(tree.root)
    return Reading(value: programme, diagnostics: run.diagnostics)
  }
}

extension Portfolio {
  /// What no single file can show: programmes of the same name, and people of a party that no programme has.
  public func examine() -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var first: [String: Programme] = [:]
    for programme in programmes {
      if let other = first[programme.id] {
        diagnostics.append(
          Diagnostic(
            .nameDuplicate, "a second programme is named '\(programme.id)'; rename one of the two",
            at: programme.header.location, notes: [.init("the other stands here", at: other.header.location)])
        )
      } else {
        first[programme.id] = programme
      }
    }
    let parties = Set(programmes.flatMap { $0.parties.map(\.id) }).sorted()
    for person in workspace.people {
      guard let party = person.party, !parties.contains(party) else { continue }
      diagnostics.append(
        Diagnostic(
          .nameUnknown, "no party is named '\(party)'\(Suggestion.ending(for: party, in: parties))",
          at: person.location))
    }
    return diagnostics + examineCalendars()
  }

  /// Names in the filters of calendars that nothing has, so that they would hold less than somebody expects.
  private func examineCalendars() -> [Diagnostic] {
    let series = programmes.flatMap { programme in
      (programme.series.map(\.id) + ContractDateNames.all + RegisterDateNames.all).flatMap {
        [$0, "\(programme.id)/\($0)"]
      }
    }
    let known: [AudienceCalendar.Reference.Kind: [String]] = [
      .programme: programmes.map(\.id), .series: series,
      .party: programmes.flatMap { $0.parties.map(\.id) }, .role: programmes.flatMap { $0.roles.map(\.id) },
      .person: workspace.people.map(\.id),
    ]
    return workspace.calendars.flatMap(\.references).compactMap { reference in
      let names = Set(known[reference.kind, default: []]).sorted()
      guard !names.contains(reference.name) else { return nil }
      return Diagnostic(
        .nameUnknown,
        "no \(reference.kind) is named '\(reference.name)'\(Suggestion.ending(for: reference.name, in: names))",
        at: reference.location)
    }
  }
}
