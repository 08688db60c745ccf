import Diagnostics
import TestSupport
import Testing

/// Random damage to the sample: whatever the bytes, reading ends, and says where an error is.
@Suite struct DamagedFilesTests {
  @Test(arguments: ["sample/programmes/mifibra-aws.yaml", "sample/entente.yaml"])
  func damagedFilesAreReadToAnEnd(_ name: String) throws {
    let original = try Fixtures.bytes(name)
    let workspace = try Fixtures.source("sample/entente.yaml").file
    let programme = try Fixtures.source("sample/programmes/mifibra-aws.yaml").file
    for seed in 0..<UInt64(Mutation.rounds(10_000)) {
      var mutation = Mutation(seed: seed)
      let (damaged, _) = SourceFile.decode(mutation.damage(original), path: "damaged.yaml")
      let isWorkspace = name == "sample/entente.yaml"
      let read = ReadWorkspace(
        workspace: isWorkspace ? damaged : workspace, programme: isWorkspace ? programme : damaged)
      for diagnostic in read.diagnostics where diagnostic.severity == .error {
        #expect(diagnostic.location != nil, "seed \(seed): \(diagnostic.message)")
      }
      if read.schedule == nil { #expect(read.diagnostics.hasErrors, "seed \(seed): nothing was said") }
    }
  }
}
