package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.SizeLimits;
import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "note",
        description = "Adds a note to an item; it is kept in the log.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc 'see the incident of Tuesday'"})
final class NoteItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The text of the note.")
    private String text = "";

    @Override
    public Integer call() {
        return verb.submit(new ItemCommand.Note(null, verb.fitting("note", text, SizeLimits.WORDS)), "Noted on");
    }
}
