package dev.missioncontrol.cli.audit;

import picocli.CommandLine.Command;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The audit trail: the history of the fleet, and the proof that it is intact.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} tail --json"},
        subcommands = {TailEvents.class, SearchEvents.class, ShowEvent.class, AsOf.class, EraseBody.class})
public final class AuditCommand {}
