import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Publishing
import Scheduling

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows what publishing would change, and why; touches nothing.",
    discussion: """
      --with FILE asks what if: FILE holds a changed programme, or people, resources, blackouts and holidays in the form of \
      entente.yaml that stand for or beside the workspace's own. Shown is what would move from where it is now.

      --problem writes the placement problem for any solver, --answer this program's own answer to it, and --solution \
      checks an answer from outside and shows its plan.

      --out saves the plan; 'entente publish FILE' then publishes just that, or refuses if anything changed meanwhile.

      Example:  entente plan
                entente plan --out monday.plan && entente publish monday.plan
                entente plan --with august-away.yaml --as-of 2025-06-02
                entente plan --problem problem.json --answer ours.json
                entente plan --solution theirs.json
      """)

  @OptionGroup var workspace: WorkspaceOptions
  @OptionGroup var report: ReportOptions

  @Option(help: "A changed programme, or a part of a workspace file.")
  var with: String?

  @Option(help: "Save the plan to that file, for 'entente publish FILE'.")
  var out: String?

  @Option(help: "Write the placement problem to that file.")
  var problem: String?

  @Option(help: "Write this program's answer to the placement problem to that file.")
  var answer: String?

  @Option(help: "Check the answer in that file, and show its plan.")
  var solution: String?

  @Flag(name: .customLong("detailed-exitcode"), help: "End with 2 where there are changes.")
  var detailedExitCode = false

  func validate() throws {
    if out != nil, with != nil || solution != nil {
      throw ValidationError("only a plan of the workspace as it is can be published; leave out --out")
    }
    if with != nil, solution != nil {
      throw ValidationError("--with and --solution are two questions; ask one")
    }
  }

  func run() throws {
    let loaded =
      try with.map { try LoadedWorkspace.show(workspace, asOf: report.day, with: $0) }
      ?? LoadedWorkspace.show(workspace, asOf: report.day)
    let schedule =
      try solution.map { loaded.scheduled(by: try SolutionFile.read($0)) } ?? loaded.schedule
    if problem != nil || answer != nil {
      let posed = schedule.problem
      try write(problem, SolutionFile.problem(posed))
      try write(answer, SolutionFile.answer(posed))
      if solution == nil { return try end(loaded, isEmpty: true) }
    }
    let plan = loaded.plan(schedule)
    switch report.format {
    case .table: Console.write(PlanText.text(plan))
    case .json: Console.write(PlanText.json(plan).text)
    case .csv: Console.write(PlanText.table(plan).csv)
    }
    if solution != nil { try judge(schedule, ours: loaded.schedule.cost) }
    if let out, !loaded.readingDiagnostics.hasErrors { try PlanFile.write(plan, to: out) }
    try end(loaded, isEmpty: plan.isEmpty)
  }

  private func write(_ path: String?, _ text: String) throws {
    guard let path else { return }
    do {
      try AtomicFile.write(text.utf8, to: path)
    } catch {
      throw Console.fail([error.diagnostic])
    }
  }

  private func judge(_ schedule: PortfolioSchedule, ours: PlacementCost) throws {
    for objection in schedule.objections { Console.say("broken: \(objection)") }
    Console.say("cost of the answer: \(schedule.cost.words)")
    Console.say("cost of our own:    \(ours.words)")
    if !schedule.objections.isEmpty { throw ExitCode(1) }
  }

  private func end(_ loaded: LoadedWorkspace, isEmpty: Bool) throws {
    try loaded.finish()
    if detailedExitCode, !isEmpty { throw ExitCode(2) }
  }
}

extension PlacementCost {
  fileprivate var words: String {
    "\(unplaced) unplaced, \(moves) published moved (urgency \(urgency)), \(displacement) half-hours away"
  }
}
