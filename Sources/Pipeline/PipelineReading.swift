public import Interchange

/// What was read of a file that `aws partnercentral-selling list-opportunities` or `get-opportunity` wrote (API 2022-07-26).
/// Keys that are not known are passed over, because the API adds some every year.
public struct PipelineReading: Sendable {
  /// What it tells, without the items that are in error; nil where the file is none of both.
  public let snapshot: PipelineSnapshot?
  /// What cannot be taken, by place.
  public let problems: [FileProblem]
  /// What is taken and deserves a word, by place.
  public let notes: [FileProblem]

  /// Reads a JSON text.
  ///
  /// - Parameters:
  ///   - name: The file's name, without its folder.
  ///   - sha256: The SHA-256 of its bytes.
  ///   - isFiltered: Whether the listing was asked for with a filter, so that it is never the whole.
  public init(_ root: JSONNode, name: String, sha256: String, isFiltered: Bool = false) {
    var reader = Reader()
    let found = reader.read(root)
    problems = reader.problems.sorted { $0.place < $1.place }
    notes = reader.notes.sorted { $0.place < $1.place }
    snapshot = found.map { extent in
      let isWhole = extent == .complete && !isFiltered && reader.isWhole && reader.problems.isEmpty
      return PipelineSnapshot(
        name: name, sha256: sha256, extent: extent == .complete && !isWhole ? .partial : extent,
        opportunities: reader.opportunities)
    }
  }
}

/// Reads a file item by item.
private struct Reader {
  var opportunities: [Opportunity] = []
  var problems: [FileProblem] = []
  var notes: [FileProblem] = []
  /// Whether everything that a listing has can be told again.
  var isWhole = true
  private var places: [String: (place: FilePlace, opportunity: Opportunity)] = [:]
  private var hasTrials = false

  /// The keys of which an opportunity by itself has some.
  private static let ownKeys = ["Id", "LifeCycle", "Customer", "Project", "Catalog", "Marketing"]

  mutating func read(_ root: JSONNode) -> PipelineSnapshot.Extent? {
    if let items = root.items {
      take(items)
      notes.append(
        FileProblem(
          root.place, "the list stands alone, without what says whether it is whole; it is taken as a part"))
      return .partial
    }
    guard case .object(let members) = root.value else {
      problems.append(FileProblem(root.place, "a listing or an opportunity is wanted here, not \(root.sort)"))
      return nil
    }
    guard let listing = root["OpportunitySummaries"] else {
      guard members.contains(where: { Self.ownKeys.contains($0.key) }) else {
        let keys = members.prefix(5).map { "'\($0.key)'" }.joined(separator: ", ")
        problems.append(
          FileProblem(
            root.place,
            "this is neither a listing, which has 'OpportunitySummaries', nor an opportunity; it has \(keys.isEmpty ? "nothing" : keys)"
          ))
        return nil
      }
      take(root, isSingle: true)
      return .single
    }
    guard let items = listing.items else {
      problems.append(
        FileProblem(listing.place, "'OpportunitySummaries' has to be a list, not \(listing.sort)"))
      return nil
    }
    take(items)
    guard let token = root["NextToken"], !token.isNull, token.text != "" else {
      if items.isEmpty {
        notes.append(
          FileProblem(listing.place, "the listing is empty; what is known is not taken as gone"))
      }
      return .complete
    }
    notes.append(
      FileProblem(
        token.place,
        "NextToken says that this is one page of several; what is not on it is not taken as gone. Import the other pages with it, or list all with 'aws partnercentral-selling list-opportunities' and no --max-items"
      ))
    return .partial
  }

  private mutating func take(_ items: [JSONNode]) { for item in items { take(item, isSingle: false) } }

  private mutating func take(_ item: JSONNode, isSingle: Bool) {
    var fields = OpportunityFields(item, isSingle: isSingle)
    let read = fields.opportunity()
    problems += fields.problems
    guard fields.problems.isEmpty else { return }
    guard let read else {
      isWhole = false
      notes.append(
        FileProblem(
          item.place,
          "this opportunity has no Id, no Arn and no PartnerOpportunityIdentifier, so that nothing could tell it again; it is passed over"
        ))
      return
    }
    if let first = places[read.id] {
      if first.opportunity == read {
        notes.append(FileProblem(item.place, "\(read.id) stands here again, as on line \(first.place.line)"))
      } else {
        problems.append(
          FileProblem(
            item.place, "\(read.id) stands here again, and says otherwise than on line \(first.place.line)"))
      }
      return
    }
    notes += fields.notes
    if read.summary.catalog.folded == "sandbox", !hasTrials {
      hasTrials = true
      notes.append(FileProblem(item.place, "the catalogue is Sandbox: these are trials, no opportunities"))
    }
    places[read.id] = (item.place, read)
    opportunities.append(read)
  }
}
