/// What charts need of a style sheet that is not within them: their colours on dark paper.
public enum ChartStyle {
  /// For all charts of a site that are made for ``ChartPlace/site``.
  public static var sheet: String {
    let dark = ChartInk.allCases.map { ink in
      ".chart .\(ink.fillClass){fill:\(ink.dark)}.chart .\(ink.strokeClass){stroke:\(ink.dark)}"
    }.joined()
    return "@media screen and (prefers-color-scheme:dark){\(dark)}\n"
  }
}
