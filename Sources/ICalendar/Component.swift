internal import BusinessCalendar
internal import CLibical

/// A component that this program owns: freed at the end of its scope, unless added to another.
///
/// Only to be used inside ``Libical/locked(_:)``.
struct Component: ~Copyable {
  private let pointer: OpaquePointer

  /// An empty component.
  init(_ kind: icalcomponent_kind) throws(CalendarError) {
    guard let pointer = icalcomponent_new(kind) else { throw .outOfMemory }
    self.pointer = pointer
  }

  /// A copy of a component that libical owns, so that its cached one is never changed nor added to a tree.
  init?(copying cached: OpaquePointer) {
    guard let pointer = icalcomponent_new_clone(cached) else { return nil }
    self.pointer = pointer
  }

  deinit { icalcomponent_free(pointer) }

  /// Puts a component at the end; from then on this one frees it.
  func add(_ child: consuming Component) {
    icalcomponent_add_component(pointer, child.handOver())
  }

  /// Puts a new property at the end, with its parameters; from then on this component frees them.
  func add(_ property: OpaquePointer?, _ parameters: OpaquePointer?...) throws(CalendarError) {
    guard let property else { throw .outOfMemory }
    for case .some(let parameter) in parameters { icalproperty_add_parameter(property, parameter) }
    icalcomponent_add_property(pointer, property)
  }

  /// Runs `body` on the pointer, which must not outlive it.
  func withPointer<Value>(_ body: (OpaquePointer) -> Value) -> Value { body(pointer) }

  /// Appends the component as RFC 5545 writes it: lines of at most 75 octets, folded between characters, CRLF.
  func write(to bytes: inout [UInt8]) throws(CalendarError) {
    guard let text = icalcomponent_as_ical_string_r(pointer) else { throw .outOfMemory }
    // Without `_r` the text would lie in a ring of buffers that the next calls overwrite.
    defer { icalmemory_free_buffer(text) }
    UnsafeRawBufferPointer(start: text, count: icalStringLength(text)).withMemoryRebound(to: UInt8.self) {
      ContentLines.append($0, to: &bytes)
    }
  }

  private consuming func handOver() -> OpaquePointer {
    let pointer = pointer
    discard self
    return pointer
  }
}

extension CalendarError {
  static var outOfMemory: CalendarError { CalendarError("libical could not make a part of the calendar") }
}

private func icalStringLength(_ text: UnsafePointer<CChar>) -> Int {
  var end = text
  while end.pointee != 0 { end += 1 }
  return end - text
}
