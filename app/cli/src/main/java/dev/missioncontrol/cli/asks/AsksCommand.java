package dev.missioncontrol.cli.asks;

import picocli.CommandLine.Command;

@Command(
        name = "asks",
        mixinStandardHelpOptions = true,
        description = "Asks: questions and tasks for a human.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} list"},
        subcommands = {ListAsks.class, ShowAsk.class, AnswerAsk.class, WithdrawAsk.class, SnoozeAsk.class, WakeAsk.class
        })
public final class AsksCommand {}
