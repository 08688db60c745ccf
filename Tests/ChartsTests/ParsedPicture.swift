import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@testable import Charts

/// A picture as a parser of XML reads it.
final class ParsedPicture: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private let name: String

  /// Fails where it is not well-formed.
  init(_ svg: String, _ name: String) throws {
    self.name = String(name.prefix(60))
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    #expect(parser.parse(), "\(self.name): \(parser.parserError.map { "\($0)" } ?? "")")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  var texts: [Element] { elements.filter { $0.name == "text" } }

  func text(of id: String) -> String? { elements.first { $0.attributes["id"] == id }?.text }

  /// Words do not touch each other, and none goes over the edge.
  func checkWords() {
    struct Box {
      let words: String
      let left: Double
      let right: Double
      let top: Double
      let bottom: Double
    }
    let sheet = elements.first?.attributes["viewBox"]?.split(separator: " ").compactMap { Double($0) } ?? []
    guard sheet.count == 4 else {
      Issue.record("\(name): no viewBox")
      return
    }
    let boxes = texts.compactMap { element -> Box? in
      guard let x = element.attributes["x"].flatMap(Double.init),
        let y = element.attributes["y"].flatMap(Double.init),
        let points = element.attributes["font-size"].flatMap(Int.init), let size = TextSize(rawValue: points)
      else {
        Issue.record("\(name): a text without its place")
        return nil
      }
      let width = Double(TextWidth.of(element.text, size: size)) / 10
      let left =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      // Capitals and figures stand three quarters of the size above the line, tails a fifth below it.
      return Box(
        words: element.text, left: left, right: left + width, top: y - Double(points) * 0.75,
        bottom: y + Double(points) * 0.2)
    }
    for (index, box) in boxes.enumerated() {
      let isWithin = box.left >= 0 && box.right <= sheet[2] && box.top >= 0 && box.bottom <= sheet[3]
      #expect(isWithin, "\(name): '\(box.words)' goes over the edge, \(box.left) to \(box.right)")
      for other in boxes[(index + 1)...] {
        let isApart =
          box.right <= other.left || other.right <= box.left || box.bottom <= other.top
          || other.bottom <= box.top
        #expect(isApart, "\(name): '\(box.words)' and '\(other.words)'")
      }
    }
  }
}
