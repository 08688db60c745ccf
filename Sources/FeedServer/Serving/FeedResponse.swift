/// The answer to who may have a calendar.
enum FeedResponse {
  /// As GET has it; the connection leaves the body out for HEAD.
  static func answer(_ file: PublishedFile, to request: SiteRequest) -> SiteResponse {
    let gzip = AcceptedCodings(request.headers).prefersGzip ? file.gzip : nil
    let form = gzip ?? file.plain
    // A client that sends a date of the second in which the calendar changed may have seen what was there before.
    let modified = min(file.modified, request.received)
    var headers = [
      // Whoever keeps it asks each time whether it is still right, and no cache that people share keeps it.
      (name: "Cache-Control", value: "private, no-cache"),
      (name: "ETag", value: form.tag),
      (name: "Vary", value: "Accept-Encoding"),
    ]
    switch RequestConditions(request.headers, now: request.received).outcome(
      tag: form.tag, modified: file.modified)
    {
    case .notModified: return SiteResponse(status: 304, headers: headers, content: .bytes([]))
    case .failed:
      return SiteResponse(
        status: 412, headers: headers + [(name: "Content-Type", value: "text/plain; charset=utf-8")],
        content: .bytes(Array("The calendar is not the one that was asked for.\n".utf8)))
    case .send:
      if gzip != nil { headers.append((name: "Content-Encoding", value: "gzip")) }
      headers += [
        (name: "Last-Modified", value: HTTPDate.text(modified)),
        (name: "Content-Type", value: "text/calendar; charset=utf-8"),
        (name: "Content-Disposition", value: "inline; filename=\"\(file.name).ics\""),
        (name: "Accept-Ranges", value: "none"),
      ]
      return SiteResponse(status: 200, headers: headers, content: .shared(form.body))
    }
  }
}
