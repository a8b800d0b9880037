package dev.missioncontrol.cli.audit;

import picocli.CommandLine.Command;

/** The audit trail. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The audit trail: what happened, and that it happened.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} tail --json"},
        subcommands = {TailEvents.class, SearchEvents.class, ShowEvent.class, AsOf.class, EraseBody.class})
public final class AuditCommand {}
