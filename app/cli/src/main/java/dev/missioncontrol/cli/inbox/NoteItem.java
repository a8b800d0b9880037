package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a note to an item. Confined to the main thread. */
@Command(
        name = "note",
        mixinStandardHelpOptions = true,
        description = "Adds words to an item; they stand in the log under it.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc 'see the incident of Tuesday'"})
final class NoteItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The words.")
    private String text = "";

    @Override
    public Integer call() {
        return verb.submit(new ItemCommand.Note(null, text), "Noted on");
    }
}
