package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.cli.asks.AnswerAsk;
import picocli.CommandLine.Command;

@Command(
        name = "inbox",
        mixinStandardHelpOptions = true,
        description = "Items: pieces of work for agents.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} list --state pending"},
        subcommands = {
            ListItems.class,
            ShowItem.class,
            CreateItem.class,
            AnswerAsk.class,
            ReleaseItem.class,
            RetryItem.class,
            CancelItem.class,
            ReassignItem.class,
            LabelItem.class,
            NoteItem.class
        })
public final class InboxCommand {}
