package dev.missioncontrol.cli;

import dev.missioncontrol.cli.access.TokensCommand;
import dev.missioncontrol.cli.agents.AgentsCommand;
import dev.missioncontrol.cli.agents.RuntimesCommand;
import dev.missioncontrol.cli.asks.AsksCommand;
import dev.missioncontrol.cli.audit.AuditCommand;
import dev.missioncontrol.cli.backlog.BacklogCommand;
import dev.missioncontrol.cli.inbox.InboxCommand;
import dev.missioncontrol.cli.reports.ReportsCommand;
import dev.missioncontrol.cli.secrets.SecretsCommand;
import dev.missioncontrol.cli.status.StatusCommand;
import dev.missioncontrol.server.command.BackupCommand;
import dev.missioncontrol.server.command.RestoreCommand;
import picocli.CommandLine.Command;

/** The command line's root. */
@Command(
        name = "mission-control",
        mixinStandardHelpOptions = true,
        description = "Steers a fleet of agents and reads its history.",
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
            "Exit codes: 0 done, 1 could not be done, 2 called wrongly, 3 something is not whole."
        },
        subcommands = {
            StatusCommand.class,
            InboxCommand.class,
            AsksCommand.class,
            AgentsCommand.class,
            RuntimesCommand.class,
            BacklogCommand.class,
            ReportsCommand.class,
            SecretsCommand.class,
            TokensCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            Completion.class
        })
final class MissionControl {}
