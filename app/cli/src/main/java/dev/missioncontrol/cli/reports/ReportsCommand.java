package dev.missioncontrol.cli.reports;

import picocli.CommandLine.Command;

@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        description = "Reports: the status that agents report, the usage of sessions, and rule violations.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} sessions --limit 10"},
        subcommands = {
            AgentReports.class,
            SessionReports.class,
            DailyReports.class,
            ThreadReports.class,
            ViolationReports.class
        })
public final class ReportsCommand {}
