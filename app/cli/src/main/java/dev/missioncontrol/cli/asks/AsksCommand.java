package dev.missioncontrol.cli.asks;

import picocli.CommandLine.Command;

/** Asks. */
@Command(
        name = "asks",
        mixinStandardHelpOptions = true,
        description = "Asks: what only a human can do.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} list"},
        subcommands = {ListAsks.class, ShowAsk.class, AnswerAsk.class, WithdrawAsk.class, SnoozeAsk.class, WakeAsk.class
        })
public final class AsksCommand {}
