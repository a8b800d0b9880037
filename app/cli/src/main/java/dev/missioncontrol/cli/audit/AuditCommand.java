package dev.missioncontrol.cli.audit;

import dev.missioncontrol.server.command.ExportCommand;
import dev.missioncontrol.server.command.VerifyCommand;
import dev.missioncontrol.server.command.VerifyExportCommand;
import picocli.CommandLine.Command;

/** The audit trail. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "The audit trail: what happened, and that it happened.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} tail --json"},
        subcommands = {
            TailEvents.class,
            SearchEvents.class,
            ShowEvent.class,
            AsOf.class,
            EraseBody.class,
            VerifyCommand.class,
            ExportCommand.class,
            VerifyExportCommand.class
        })
public final class AuditCommand {}
