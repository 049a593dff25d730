// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

let package = Package(
    name: "extract-facts",
    products: [
        .library(name: "ExtractFacts", targets: ["ExtractFacts"]),
        .executable(name: "extract-facts", targets: ["extract-facts"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),
        .target(name: "CCompression", linkerSettings: [.linkedLibrary("z"), .linkedLibrary("zstd")]),
        .target(name: "CRules"),
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "ChineseText", dependencies: ["CICU"]),
        .target(name: "FactRules", dependencies: ["ChineseText", "CRules"]),
        // The tables of the rules are made once, by a tool of the build, and become part of the library. That a tool may write C is
        // what the first line asks for.
        .executableTarget(name: "rule-image-maker", dependencies: ["FactRules"]),
        .plugin(name: "MakeRuleImage", capability: .buildTool(), dependencies: ["rule-image-maker"], path: "Sources/MakeRuleImage"),
        .target(name: "CRuleImage", plugins: ["MakeRuleImage"]),
        .target(name: "ExtractFacts", dependencies: ["FactRules", "ChineseText", "CRuleImage"]),
        .executableTarget(
            name: "extract-facts",
            dependencies: [
                "ExtractFacts", "CCompression", "CSQLite", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            linkerSettings: [.linkedLibrary(":libsqlite3.a")]),
        .target(
            name: "_ExtractFactsTestSupport", dependencies: ["ExtractFacts", "FactRules", "ChineseText"],
            path: "Tests/_ExtractFactsTestSupport"),
        .executableTarget(
            name: "extract-facts-benchmark",
            dependencies: [
                "ExtractFacts", "FactRules", "ChineseText", "CICU",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "ChineseTextTests", dependencies: ["ChineseText", "_ExtractFactsTestSupport"]),
        .testTarget(name: "FactRulesTests", dependencies: ["FactRules", "_ExtractFactsTestSupport"]),
        .testTarget(name: "ExtractFactsTests", dependencies: ["ExtractFacts", "_ExtractFactsTestSupport"]),
        .testTarget(name: "RuleTests", dependencies: ["ExtractFacts", "FactRules", "_ExtractFactsTestSupport"]),
        .testTarget(name: "GoldenTests", dependencies: ["ExtractFacts", "_ExtractFactsTestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
