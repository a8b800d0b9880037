package dev.missioncontrol.cli.backlog;

import picocli.CommandLine.Command;

@Command(
        name = "backlog",
        mixinStandardHelpOptions = true,
        description = "The backlog: planned work and its progress.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} issues --project site"},
        subcommands = {ListProjects.class, ListIssues.class})
public final class BacklogCommand {}
