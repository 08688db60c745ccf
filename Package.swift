// swift-tools-version: 6.2
// Each target imports only targets declared above it; each foreign library is imported by one target.
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "entente",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "entente", targets: ["entente"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // The feed server's alone. Of Hummingbird the traits are left out, which bring configuration files of its own.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // libyaml 0.2 from the system: YAML events with places at both ends.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    // libcmark-gfm from the system: the Markdown tree of an agreement, tables included.
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    // libical 3 from the system, with shims for what Swift cannot import.
    .systemLibrary(
      name: "CLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"]), .brew(["libical"])]),
    // OpenSSL's libcrypto from the system: SHA-256.
    .systemLibrary(
      name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    // libqrencode from the system: an address that a phone's camera reads.
    .systemLibrary(
      name: "CQrencode", pkgConfig: "libqrencode",
      providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
    // zlib from the system: the compressed form of what is served.
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    // The functions of the system's libcurl, which is loaded when first used and never linked.
    .target(name: "CLibcurl"),

    // Places in files, diagnostics and how they print. Knows nothing of partnerships.
    .target(name: "Diagnostics", dependencies: ["CLibcrypto"], swiftSettings: strict),
    // Civil dates, tenors, periods, holiday calendars, conventions. No programme, no file format but its own data.
    .target(
      name: "BusinessCalendar", dependencies: ["Diagnostics"], resources: [.copy("Holidays")],
      swiftSettings: strict),
    // RFC 5545 values in, bytes out, recurrence rules; the reading and judging of anybody's files. Knows no programme.
    .target(
      name: "ICalendar", dependencies: ["BusinessCalendar", "Diagnostics", "CLibical"], swiftSettings: strict),
    // Figures as SVG, drawn from values alone. Knows no programme, no register and no disk.
    .target(name: "Charts", dependencies: ["BusinessCalendar"], swiftSettings: strict),
    // The immutable model of agreements: parties, series, funds, targets, money. No parsing of files.
    .target(
      name: "Programme", dependencies: ["BusinessCalendar", "Diagnostics"], swiftSettings: strict),
    // CommonMark through libcmark-gfm: the tree, tables, safe HTML. Knows no programme.
    .target(name: "Markdown", dependencies: ["CCmarkGFM"], swiftSettings: strict),
    // YAML in and out with places, the importer of Markdown agreements, their cross-examination.
    .target(
      name: "ProgrammeFile",
      dependencies: ["Programme", "BusinessCalendar", "Diagnostics", "Markdown", "CLibYAML"],
      swiftSettings: strict),
    // Expand and adjust: from a portfolio to dated occurrences, each with its trace.
    .target(
      name: "Scheduling", dependencies: ["Programme", "BusinessCalendar", "Diagnostics", "ICalendar"],
      swiftSettings: strict),
    // From a schedule to the published calendars.
    .target(
      name: "Publishing",
      dependencies: ["Scheduling", "Programme", "BusinessCalendar", "Diagnostics", "ICalendar"],
      swiftSettings: strict),
    // CSV and JSON that other systems write: each value with its place. Knows nothing of what they mean.
    .target(name: "Interchange", dependencies: ["Diagnostics"], swiftSettings: strict),
    // Facts, append-only, and what was published: kept in SQLite.
    .target(
      name: "Journal",
      dependencies: [
        "Publishing", "CalDAV", "Interchange", "BusinessCalendar", "Diagnostics",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    // Calendars put into a CalDAV collection over HTTP.
    .target(name: "CalDAV", dependencies: ["Diagnostics", "CLibcurl"], swiftSettings: strict),
    // The registers: from commands to facts, and from facts to what is true as of a date. They never use each other.
    // Exchange rates, for those that report in one currency.
    .target(
      name: "Rates", dependencies: ["Journal", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Funds", dependencies: ["Journal", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    // Consumption of cloud services against what is committed: billing data of several kinds, month by month.
    .target(
      name: "Consumption",
      dependencies: ["Interchange", "Journal", "Rates", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Certifications", dependencies: ["Journal", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    // Metrics against targets, service levels, growth initiatives, compliance.
    .target(
      name: "Scorecard",
      dependencies: ["Journal", "Interchange", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    // Opportunities: snapshots of the sponsor's listings, the stages they stand in, and what changed between two dates.
    .target(
      name: "Pipeline",
      dependencies: ["Interchange", "Journal", "Rates", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    // What meetings promised and decided, who was there; the reading of filled-in packs.
    .target(
      name: "Actions", dependencies: ["Journal", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    .target(
      name: "Training", dependencies: ["Journal", "Programme", "BusinessCalendar", "Diagnostics"],
      swiftSettings: strict),
    // Agenda packs: view, templates, escaping for Markdown, keeping of hand-written text.
    .target(
      name: "Packs",
      dependencies: [
        "Scheduling", "Funds", "Certifications", "Actions", "Journal", "Programme", "BusinessCalendar",
        "Diagnostics", "Markdown", "Charts",
      ],
      resources: [.copy("../../Templates")], swiftSettings: strict),
    // What subscribers and directors see in a browser: HTML from values, and the description of the read API.
    .target(
      name: "Pages",
      dependencies: [
        "Packs", "Scheduling", "Funds", "Certifications", "Consumption", "Scorecard", "Actions", "Programme",
        "BusinessCalendar", "Diagnostics", "Charts", "CQrencode",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.copy("Site")], swiftSettings: strict),
    // Calendars, pages and the read API over HTTP. Knows no programme: what it serves are files and routes that it is given.
    .target(
      name: "FeedServer",
      dependencies: [
        "Diagnostics", "CZlib",
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ], swiftSettings: strict),
    // The command line: one file per command; the only code that reads clock, environment and disk.
    .executableTarget(
      name: "entente",
      dependencies: [
        "Diagnostics", "BusinessCalendar", "ICalendar", "Programme", "ProgrammeFile", "Scheduling",
        "Rates", "Funds", "Certifications", "Training", "Scorecard", "Consumption", "Pipeline", "Actions",
        "Publishing",
        "Interchange", "Journal", "CalDAV", "Packs", "Pages", "FeedServer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Fixtures and the reading of them, for all tests.
    .target(
      name: "TestSupport",
      dependencies: ["ProgrammeFile", "Scheduling", "Programme", "BusinessCalendar", "Diagnostics"],
      path: "Tests/TestSupport", swiftSettings: strict),
    // The engine alone under the clock: `make bench`.
    .executableTarget(
      name: "scheduling-benchmark",
      dependencies: [
        "TestSupport", "Scheduling", "ProgrammeFile", "Programme", "BusinessCalendar", "Diagnostics",
      ],
      path: "Benchmarks/Scheduling", swiftSettings: strict),
    // The writer of calendars under the clock, beside peer.c: `make bench`, and under valgrind: `make sanitize`.
    .executableTarget(
      name: "calendar-benchmark", dependencies: ["ICalendar", "BusinessCalendar"],
      path: "Benchmarks/Calendar", exclude: ["peer.c"], swiftSettings: strict),
    // A process of its own that appends to a journal or reads it, to be killed by the tests, and to measure.
    .executableTarget(
      name: "journal-stress", dependencies: ["Journal", "BusinessCalendar"], path: "Tests/JournalStress",
      swiftSettings: strict),
    .testTarget(
      name: "FactJournalTests",
      dependencies: [
        "Journal", "BusinessCalendar", "TestSupport", "entente", "journal-stress",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RatesTests", dependencies: ["Rates", "Journal", "Programme", "BusinessCalendar"],
      swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts", "BusinessCalendar", "TestSupport"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "ProgrammeTests", dependencies: ["Programme", "BusinessCalendar"], swiftSettings: strict),
    .testTarget(
      name: "ICalendarTests",
      dependencies: ["ICalendar", "BusinessCalendar", "Diagnostics", "TestSupport"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(name: "BusinessCalendarTests", dependencies: ["BusinessCalendar"], swiftSettings: strict),
    .testTarget(
      name: "SchedulingTests",
      dependencies: ["Scheduling", "Programme", "BusinessCalendar", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AgreementTests",
      dependencies: ["ProgrammeFile", "Programme", "BusinessCalendar", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "CrossExaminationTests",
      dependencies: ["ProgrammeFile", "Programme", "BusinessCalendar", "Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "entente", "Journal", "Publishing", "CalDAV", "FeedServer", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .testTarget(
      name: "CalDAVTests", dependencies: ["entente", "CalDAV", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    // Programs that others wrote, for what this one reads and for what it publishes.
    .testTarget(
      name: "ClientTests", dependencies: ["entente", "ICalendar", "BusinessCalendar", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Publishing", "Scheduling", "ProgrammeFile", "Programme", "BusinessCalendar", "Diagnostics",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "JournalTests",
      dependencies: ["Journal", "Publishing", "CalDAV", "BusinessCalendar", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FundsTests",
      dependencies: [
        "Funds", "Journal", "ProgrammeFile", "Programme", "BusinessCalendar", "Diagnostics",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ActionsTests",
      dependencies: [
        "Actions", "Journal", "Scheduling", "Programme", "BusinessCalendar", "Diagnostics", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ScorecardTests",
      dependencies: [
        "Scorecard", "Journal", "Interchange", "ProgrammeFile", "Programme", "BusinessCalendar",
        "Diagnostics",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "CertificationsTests",
      dependencies: [
        "Certifications", "Training", "Journal", "ProgrammeFile", "Programme", "BusinessCalendar",
        "Diagnostics",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "ConsumptionTests",
      dependencies: [
        "Consumption", "Interchange", "Journal", "Rates", "ProgrammeFile", "Programme", "BusinessCalendar",
        "Diagnostics", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "PipelineTests",
      dependencies: [
        "Pipeline", "Interchange", "Journal", "Rates", "Programme", "BusinessCalendar", "Diagnostics",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "PacksTests",
      dependencies: [
        "Packs", "Markdown", "Scheduling", "Funds", "Certifications", "Actions", "Journal", "Programme",
        "BusinessCalendar", "Diagnostics", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "FeedServerTests", dependencies: ["FeedServer", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PagesTests", dependencies: ["Pages", "Funds", "Programme", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ProgrammeFileTests",
      dependencies: ["ProgrammeFile", "Programme", "BusinessCalendar", "Diagnostics", "TestSupport"],
      swiftSettings: strict),
  ]
)
