import PackagePlugin

/// Has `rule-image-maker` write the C source of `CRuleImage` before that is compiled.
@main
struct MakeRuleImage: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
        let folder = context.pluginWorkDirectoryURL
        let source = folder.appending(path: "rule_image_bytes.c")
        // The rules are no inputs: the tool holds them, and what it writes is as old as it is.
        return [
            .buildCommand(
                displayName: "Making the tables of the shipped rules", executable: try context.tool(named: "rule-image-maker").url,
                arguments: [folder.appending(path: "rule_image.bin").path, source.path], outputFiles: [source])
        ]
    }
}
