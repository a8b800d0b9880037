package dev.missioncontrol.cli.backlog;

import picocli.CommandLine.Command;

/** The backlog. */
@Command(
        name = "backlog",
        mixinStandardHelpOptions = true,
        description = "The backlog: what is planned, and how far it is.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} issues --project site"},
        subcommands = {ListProjects.class, ListIssues.class})
public final class BacklogCommand {}
