package dev.missioncontrol.cli.inbox;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Assignment;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.cli.place.Intention;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.place.TextFrom;
import dev.missioncontrol.cli.terminal.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Creates an item for an agent and prints its id.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} --agent main --title 'Write the release note' --body 'Two sentences.'",
            "  git log -3 | ${COMMAND-FULL-NAME} --agent main --title 'Review these' --body -",
            "  ${COMMAND-FULL-NAME} --agent builder --title Test --repository /src/site -- ./mvnw verify"
        })
final class CreateItem implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Intention intention;

    @Mixin
    private CommandOption command;

    @Option(names = "--agent", paramLabel = "NAME", required = true, description = "The agent that the item is for.")
    private AgentName agent;

    @Option(names = "--title", paramLabel = "TEXT", required = true, description = "The title, on one line.")
    private String title = "";

    @Option(names = "--body", paramLabel = "TEXT", defaultValue = "", description = "The body; - reads standard input.")
    private String body = "";

    @Option(names = "--project", paramLabel = "NAME", description = "The project of the item.")
    private @Nullable String project;

    @Option(names = "--clan", paramLabel = "NAME", description = "The clan of the item.")
    private @Nullable String clan;

    @Option(names = "--issue", paramLabel = "REF", description = "The related issue, owner/repo#n.")
    private @Nullable String issue;

    @Option(names = "--label", paramLabel = "LABEL", description = "A label; may be repeated.")
    private List<String> labels = new ArrayList<>();

    @Option(
            names = "--after",
            paramLabel = "ID",
            description = "An item that must be completed first; may be repeated.")
    private List<ItemId> after = new ArrayList<>();

    @Option(
            names = "--not-before",
            paramLabel = "TIME",
            description = "The earliest time to offer it: a time, or a duration from now such as 2h.")
    private @Nullable String notBefore;

    @Option(names = "--deadline", paramLabel = "TIME", description = "The deadline, after which a human is asked.")
    private @Nullable String deadline;

    @Override
    public Integer call() {
        String text = TextFrom.argument(body, session.environment());
        return session.run((plane, out) -> {
            Plan plan = new Plan(after, time(notBefore, out.now()), time(deadline, out.now()));
            ItemOrigin origin = new ItemOrigin(project, clan, issue);
            NewItem wanted = new NewItem(new Assignment(agent, title, text, origin, labels, command.command()), plan);
            InboxItem item = intention.carryOut(key -> plane.inbox().create(wanted, key));
            out.tell(item, () -> item.id().value());
        });
    }

    private static @Nullable Instant time(@Nullable String text, Instant now) {
        return text == null ? null : Times.coming(text, now);
    }
}
