package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.text.LongText;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.place.TextFrom;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "answer",
        description = "Answers an ask; an item that waits for it goes on.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc yes --words 'after the freeze'",
            "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc blue       # one of the options",
            "  ${COMMAND-FULL-NAME} 01k5w0e6v3n8qv2r4t6y8z0abc done       # a task"
        })
public final class AnswerAsk implements Callable<Integer> {
    @Mixin
    private AskVerb verb;

    @Parameters(index = "0", paramLabel = "ID", description = "The ask, or the item that waits for one.")
    private ItemId id;

    @Parameters(
            index = "1",
            paramLabel = "ANSWER",
            description =
                    "Depends on the kind of the ask: yes or no, one of the options, a text (- reads standard input),"
                            + " name@version of a secret, or done.")
    private String answer = "";

    @Option(names = "--words", paramLabel = "TEXT", description = "A note that goes with the answer.")
    private @Nullable String words;

    @Override
    public Integer call() {
        Session session = verb.session();
        LongText given = TextFrom.anyLength(answer, session.environment());
        String text = session.fitting("answer", given, Reply.WORDS_MAX);
        String note = words == null ? null : session.fitting("text of --words", LongText.of(words), Reply.WORDS_MAX);
        return verb.run((plane, out) -> {
            Ask ask = ask(plane);
            verb.submit(plane, out, ask, new AskCommand.Answer(Replies.of(ask, text, note)), "Answered");
        });
    }

    /** Finds the ask by its own id or by the id of its item: both ids have the same form, and either may be at hand. */
    private Ask ask(ControlPlane plane) {
        return plane.asks().find(new AskId(id.value())).orElseGet(() -> askOf(plane));
    }

    private Ask askOf(ControlPlane plane) {
        List<String> open = plane.inbox()
                .find(id)
                .map(InboxItem::trail)
                .map(trail -> trail.openAsks())
                .orElse(List.of());
        if (open.size() > 1) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "several-asks",
                    "Item " + id + " waits for several asks; name one of " + String.join(", ", open) + ".");
        }
        return open.stream()
                .findFirst()
                .flatMap(only -> plane.asks().find(new AskId(only)))
                .orElseThrow(() -> AskVerb.unknown(id.value()));
    }
}
