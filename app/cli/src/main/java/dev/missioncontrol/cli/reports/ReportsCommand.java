package dev.missioncontrol.cli.reports;

import picocli.CommandLine.Command;

/** Reports. */
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        description = "Reports: what agents say of themselves, what sessions use, which rules were broken.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} sessions --limit 10"},
        subcommands = {
            AgentReports.class,
            SessionReports.class,
            DailyReports.class,
            ThreadReports.class,
            ViolationReports.class
        })
public final class ReportsCommand {}
