package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.inbox.ItemCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "label",
        description =
                "Adds and removes labels; parked, needs-approval, blocked and in-review keep an item from being offered.",
        footer = {"", "Example:", "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc --add parked --remove later"})
final class LabelItem implements Callable<Integer> {
    @Mixin
    private ItemVerb verb;

    @Option(names = "--add", paramLabel = "LABEL", description = "A label to add; may be repeated.")
    private List<String> add = new ArrayList<>();

    @Option(names = "--remove", paramLabel = "LABEL", description = "A label to remove; may be repeated.")
    private List<String> remove = new ArrayList<>();

    @Override
    public Integer call() {
        return verb.submit(new ItemCommand.Relabel(null, add, remove), "Labelled");
    }
}
