package dev.missioncontrol.cli;

import picocli.CommandLine.Command;

/** Defines the root command; {@link CommandTree} adds the others to it. */
@Command(
        name = "mission-control",
        mixinStandardHelpOptions = true,
        description = "Controls a fleet of agents and reads its history.",
        footer = {
            "",
            "It finds the control plane of this machine by its data directory; --data and --url name another.",
            "",
            "Examples:",
            "  mission-control status",
            "  mission-control inbox create --agent main --title 'Write the release note'",
            "  mission-control asks list",
            "  mission-control audit tail --json",
            "  source <(mission-control completion bash)",
            "",
            "Exit codes: 0 success, 1 failure, 2 wrong usage, 3 a log or a file is not intact."
        })
final class MissionControl {}
