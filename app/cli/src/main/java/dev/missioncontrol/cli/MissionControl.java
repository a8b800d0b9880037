package dev.missioncontrol.cli;

import picocli.CommandLine.Command;

/** The command line's root; {@link CommandTree} puts the commands under it. */
@Command(
        name = "mission-control",
        mixinStandardHelpOptions = true,
        description = "Steers a fleet of agents and reads its history.",
        footer = {
            "",
            "It finds the control plane of this machine by its data directory; --data and --url name another.",
            "The same program starts a server and a runtime: mission-control server --help, mission-control runtime --help.",
            "",
            "Examples:",
            "  mission-control status",
            "  mission-control inbox create --agent main --title 'Write the release note'",
            "  mission-control asks list",
            "  mission-control audit tail --json",
            "  source <(mission-control completion bash)",
            "",
            "Exit codes: 0 done, 1 could not be done, 2 called wrongly, 3 something is not whole."
        })
final class MissionControl {}
