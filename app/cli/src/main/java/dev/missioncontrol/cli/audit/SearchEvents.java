package dev.missioncontrol.cli.audit;

import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.cli.place.Paging;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the log. Confined to the main thread. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description =
                "Lists events, newest first, by words that begin a word in them, by actor, type, subject and time.",
        footer = {
            "",
            "Examples:",
            "  ${COMMAND-FULL-NAME} deploy staging --from 7d",
            "  ${COMMAND-FULL-NAME} --actor owner --type item. --json"
        })
final class SearchEvents implements Callable<Integer> {
    @Mixin
    private Session session;

    @Mixin
    private Paging paging;

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "Each must begin a word of the event.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--actor", paramLabel = "ACTOR", description = "Who did it: role:name, or the role alone.")
    private @Nullable String actor;

    @Option(names = "--type", paramLabel = "TYPE", description = "What happened: a type, or a prefix like item.")
    private @Nullable String type;

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "What it is about, like item:01k5….")
    private @Nullable String subject;

    @Option(names = "--from", paramLabel = "TIME", description = "Not before: 2026-01-31T12:00:00Z, or a span like 7d.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Before: a time, or a span.")
    private @Nullable String to;

    @Override
    public Integer call() {
        return session.run((plane, out) -> {
            String searched = words.isEmpty() ? null : String.join(" ", words);
            AuditFilter filter =
                    new AuditFilter(actor, type, subject, time(from, out.now()), time(to, out.now()), searched);
            paging.tell(
                    out,
                    (cursor, limit) -> plane.audit().list(filter, cursor, limit),
                    rows -> EventLine.table(rows, out.now()));
        });
    }

    private static @Nullable Instant time(@Nullable String text, Instant now) {
        return text == null ? null : Times.past(text, now);
    }
}
