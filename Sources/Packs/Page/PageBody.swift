import Markdown
import Programme

/// What cmark makes of a pack, dressed line by line: it writes the tags of blocks at the starts of lines, and escapes all else.
struct PageBody {
  /// The body with an anchor at each heading, tables that scroll on small screens and are small on paper where they are
  /// wide, a class on status words, a name for boxes to tick, and the pictures in the place of their names.
  private(set) var dressed = ""

  private let tables: [MarkdownDocument.Table]
  private let pictures: [PackPicture]
  private let statusClasses: [String: String]
  /// What a box that is empty and one that is ticked are called, for those who do not see them.
  private let boxes: (open: String, done: String)
  private var headings = 0
  private var seen = 0
  /// How often each picture was shown.
  private var shown: [String: Int] = [:]

  init(
    _ body: String, _ tables: [MarkdownDocument.Table], _ pictures: [PackPicture],
    _ language: Workspace.Language
  ) {
    self.tables = tables
    self.pictures = pictures
    let words = PackWords(language: language)
    boxes = language == .spanishPE ? ("por hacer", "hecho") : ("to do", "done")
    statusClasses = Dictionary(
      [PackStatus.green, .amber, .red, .noData].map { (words.status($0), $0.rawValue) }
    ) { first, _ in first }
    for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
      dress(line)
      dressed += "\n"
    }
    dressed.removeLast()
  }

  /// How an item to tick begins.
  private static let box = "<li><input type=\"checkbox\" "

  private mutating func dress(_ line: Substring) {
    if line == "<table>" {
      let isWide = seen < tables.count && tables[seen].columns > 8
      seen += 1
      dressed += "<div class=\"table\" tabindex=\"0\">\n<table\(isWide ? " class=\"wide\"" : "")>"
    } else if line == "</table>" {
      dressed += "</table>\n</div>"
    } else if line.hasPrefix("<h"), line.dropFirst(3).first == ">", line.dropFirst(2).first?.isNumber == true
    {
      headings += 1
      dressed += line.prefix(3) + " id=\"s\(headings)\"" + line.dropFirst(3)
    } else if line.hasPrefix("<td"), line.hasSuffix("</td>"), let open = line.firstIndex(of: ">"),
      let name = statusClasses[String(line[line.index(after: open)...].dropLast(5))]
    {
      dressed += "<td class=\"\(name)\"" + line.dropFirst(3)
    } else if line.hasPrefix(Self.box) {
      let rest = line.dropFirst(Self.box.count)
      let name = rest.hasPrefix("checked") ? boxes.done : boxes.open
      dressed += Self.box + "aria-label=\"\(name)\" " + rest
    } else if line.contains("<img ") {
      dressed += illustrated(String(line))
    } else {
      dressed += line
    }
  }

  /// A line with its pictures drawn; a paragraph that is one picture becomes a figure.
  private mutating func illustrated(_ line: String) -> String {
    var line = line
    for picture in pictures {
      let start = "<img src=\"\(picture.file)\""
      while let tag = line.firstRange(of: start), let end = line[tag.upperBound...].firstRange(of: "/>") {
        shown[picture.file, default: 0] += 1
        let svg = picture.inline(number: shown[picture.file] ?? 1)
        let isAlone = line.hasPrefix("<p><img") && line[end.upperBound...] == "</p>"
        if isAlone { return "<figure>\n\(svg)</figure>" }
        line.replaceSubrange(tag.lowerBound..<end.upperBound, with: svg)
      }
    }
    return line
  }
}
