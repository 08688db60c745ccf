import Programme

/// The board in numbers, for a search that tries starts by the million: who is in which meeting when.
struct PlacementTable {
  /// What stands in the way of one start.
  struct Contacts {
    /// Meetings that share somebody required with it, or lie too near for their spacing.
    var hard: [Int] = []
    /// Meetings that only somebody optional would miss.
    var soft: [Int] = []
    /// What it costs that optional people are in two meetings at once.
    var weight = 0
  }

  private struct Meeting {
    let minutes: Int
    let required: [Int]
    let optional: [Int]
    /// The other meetings of its series, where it keeps a spacing.
    let siblings: [Int]
    let spacing: Int
    let isMovable: Bool
    let weightOfNone: Int
  }

  private struct Booking {
    let start: Int
    let end: Int
    let meeting: Int
    let isRequired: Bool
  }

  private let meetings: [Meeting]
  /// Where each meeting is; nil for one without a start.
  private(set) var places: [PlacementOption?]
  /// By attendee and week, in no order: few stand in each, so that none need be looked for or moved aside.
  private var bookings: [[Booking]]
  /// By attendee, how many bookings had changed in all when one of theirs changed last.
  private var changed: [Int]
  private(set) var changes = 0
  /// No booking is longer, so that a look-up need not go further back.
  private let longest: Int
  private static let minutesOfWeek = 7 * 1440
  private let firstWeek: Int
  private let weekCount: Int

  init(_ board: PlacementBoard) {
    meetings = board.meetings.map { meeting in
      Meeting(
        minutes: meeting.minutes, required: meeting.rules.required.map(\.number),
        optional: meeting.rules.optional.map(\.number), siblings: board.siblings(of: meeting),
        spacing: meeting.rules.series.spacing ?? 0,
        isMovable: meeting.fixed == nil && !meeting.isFollowed && !meeting.isRetired,
        weightOfNone: meeting.costOfNone.weight)
    }
    places = Array(repeating: nil, count: meetings.count)
    let starts = board.meetings.map(\.preferred)
    firstWeek = (starts.min() ?? 0).quotient(Self.minutesOfWeek) - 1
    weekCount = min(1024, (starts.max() ?? 0).quotient(Self.minutesOfWeek) - firstWeek + 2)
    bookings = Array(repeating: [], count: board.attendeeCount * weekCount)
    changed = Array(repeating: 0, count: board.attendeeCount)
    longest = meetings.map(\.minutes).max() ?? 0
    for (index, place) in board.places.enumerated() {
      if let place { book(index, at: PlacementOption(place)) }
    }
  }

  /// The list that a minute's week has, one of at most 1,024: years further on share them.
  private func week(_ minute: Int) -> Int {
    let week = minute.quotient(Self.minutesOfWeek) - firstWeek
    return week - week.quotient(weekCount) * weekCount
  }

  /// Tells that a meeting is really elsewhere, so that those who share somebody with it may find room.
  mutating func noteChange(of index: Int) {
    changes += 1
    for attendee in meetings[index].required { changed[attendee] = changes }
    for attendee in meetings[index].optional { changed[attendee] = changes }
  }

  /// Whether somebody of a meeting, or the time between it and its neighbours, may have changed since so many changes; true
  /// before the first.
  func hasChanged(around index: Int, since count: Int) -> Bool {
    let meeting = meetings[index]
    if count < 0 || (meeting.spacing > 0 && changes > count) { return true }
    return meeting.required.contains { changed[$0] > count }
      || meeting.optional.contains { changed[$0] > count }
  }

  /// Whether a meeting may be put elsewhere.
  func isMovable(_ index: Int) -> Bool { meetings[index].isMovable }

  /// What it costs that a meeting has no start.
  func weightOfNone(_ index: Int) -> Int { meetings[index].weightOfNone }

  /// What a meeting costs where it is, clashes of optional people included.
  func weight(_ index: Int) -> Int {
    guard let place = places[index] else { return meetings[index].weightOfNone }
    return place.weight + contacts(of: index, at: place).weight
  }

  mutating func book(_ index: Int, at option: PlacementOption) {
    places[index] = option
    let meeting = meetings[index]
    let week = week(option.start)
    let end = option.start + meeting.minutes
    for attendee in meeting.required {
      bookings[attendee * weekCount + week].append(
        Booking(start: option.start, end: end, meeting: index, isRequired: true))
    }
    for attendee in meeting.optional {
      bookings[attendee * weekCount + week].append(
        Booking(start: option.start, end: end, meeting: index, isRequired: false))
    }
  }

  mutating func unbook(_ index: Int) {
    guard let place = places[index] else { return }
    places[index] = nil
    let week = week(place.start)
    func remove(_ attendee: Int) {
      let list = attendee * weekCount + week
      if let position = bookings[list].firstIndex(where: { $0.meeting == index }) {
        bookings[list].swapAt(position, bookings[list].count - 1)
        bookings[list].removeLast()
      }
    }
    for attendee in meetings[index].required { remove(attendee) }
    for attendee in meetings[index].optional { remove(attendee) }
  }

  /// The meetings that share somebody with a meeting in its week.
  func neighbours(of index: Int) -> [Int] {
    guard let place = places[index] else { return [] }
    let week = week(place.start)
    return (meetings[index].required + meetings[index].optional).flatMap { attendee in
      bookings[attendee * weekCount + week].map(\.meeting)
    }
  }

  /// What stands in the way of a start.
  func contacts(of index: Int, at option: PlacementOption) -> Contacts {
    var found = Contacts()
    _ = find(&found, of: index, at: option, most: .max, except: [])
    return found
  }

  /// Finds what stands in the way of a start; false, with less than all found, where that is more than `most` meetings,
  /// one that may not be moved, or one of `locked`.
  func find(
    _ found: inout Contacts, of index: Int, at option: PlacementOption, most: Int, except locked: [Int]
  ) -> Bool {
    found.hard.removeAll(keepingCapacity: true)
    found.soft.removeAll(keepingCapacity: true)
    found.weight = 0
    let isLimited = most < .max
    return meetings.withUnsafeBufferPointer { meetings in
      let meeting = meetings[index]
      let end = option.start + meeting.minutes
      func mayAdd(_ other: Int) -> Bool {
        if found.hard.contains(other) { return true }
        if isLimited, found.hard.count >= most || !meetings[other].isMovable || locked.contains(other) {
          return false
        }
        found.hard.append(other)
        return true
      }
      let (first, last) = (week(option.start - longest), week(end))
      func look(at attendee: Int, isRequired: Bool) -> Bool {
        // No booking is longer than a day, so that two weeks are enough.
        for week in first == last ? first...first : min(first, last)...max(first, last)
        where week == first || week == last {
          for booking in bookings[attendee * weekCount + week]
          where booking.start < end && booking.end > option.start && booking.meeting != index {
            if isRequired, booking.isRequired {
              guard mayAdd(booking.meeting) else { return false }
            } else {
              found.weight += SeriesRules.optionalCost
              if !found.soft.contains(booking.meeting) { found.soft.append(booking.meeting) }
            }
          }
        }
        return true
      }
      for attendee in meeting.required where !look(at: attendee, isRequired: true) { return false }
      for attendee in meeting.optional where !look(at: attendee, isRequired: false) { return false }
      for other in meeting.siblings where other != index {
        if let place = places[other], abs(place.day - option.day) < meeting.spacing, !mayAdd(other) {
          return false
        }
      }
      return true
    }
  }
}
