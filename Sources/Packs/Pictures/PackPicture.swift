internal import Charts

/// A picture that a pack shows, beside a table with the same figures.
public struct PackPicture: Sendable {
  /// What of the pack it shows: `funds`, `consumption`, `certifications`.
  public let name: String
  /// Its file beside the pack, by which the pack names it: `Y2-Q3.funds.svg`.
  public let file: String
  let chart: any Chart

  /// With what a file of a picture begins, whatever it shows.
  public static let beginning = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"picture-"

  /// The picture as a file of its own.
  public var text: String { chart.svg(id: "picture-\(name)", for: .file) }

  /// The picture for a document of an office program.
  public var documentText: String { chart.svg(id: "picture-\(name)", for: .document) }

  /// The picture as part of a page whose style sheet holds ``ChartStyle/sheet``.
  public var siteText: String { chart.svg(id: "picture-\(name)", for: .site) }

  /// What it shows, in a line.
  public var title: String { chart.title }

  /// The picture as part of a page.
  ///
  /// - Parameter number: Which one on the page it is of those of one name, from 1.
  func inline(number: Int) -> String {
    chart.svg(id: "picture-\(name)" + (number > 1 ? "-\(number)" : ""), for: .page)
  }

  /// What stands for it where it is not seen.
  var words: String { "\(chart.title). \(chart.summary)" }

  /// Whether Markdown shows it.
  public func isShown(in markdown: String) -> Bool { markdown.contains("](\(file))") }
}

extension PackBuilder {
  /// The pictures that a pack may show; those that a template leaves out are not among what its text names.
  public static func pictures(_ context: PackContext) -> [PackPicture] { PackView(context).pictures.all }

  /// The same pictures of the contract year that the context's own day lies in, whichever the meeting looks back on.
  public static func picturesOfDay(_ context: PackContext) -> [PackPicture] {
    PackView(context).pictures(of: context.asOf).all
  }
}
