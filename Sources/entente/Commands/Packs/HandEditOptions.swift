import ArgumentParser
import Packs

/// `--merge` or `--overwrite`: what becomes of text that was edited outside the keep blocks of a pack.
struct HandEditOptions: ParsableArguments {
  @Flag(
    help:
      "Keep what was edited outside keep blocks; where the new pack changes the same lines, both stand between markers."
  )
  var merge = false

  @Flag(help: "Drop what was edited outside keep blocks; a copy is kept beside the pack.")
  var overwrite = false

  func validate() throws {
    if merge, overwrite { throw ValidationError("--merge and --overwrite exclude each other") }
  }

  var choice: HandEdits { merge ? .merged : overwrite ? .overwritten : .refused }
}
