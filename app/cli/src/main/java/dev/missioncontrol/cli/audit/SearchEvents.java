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

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Lists events, newest first, by words (also beginnings of words), actor, type, subject and time.",
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

    @Parameters(
            paramLabel = "WORD",
            arity = "0..*",
            description = "Words to look for; each must match the beginning of a word in the event.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--actor", paramLabel = "ACTOR", description = "The actor: role:name, or the role alone.")
    private @Nullable String actor;

    @Option(names = "--type", paramLabel = "TYPE", description = "An event type, or a prefix such as item.")
    private @Nullable String type;

    @Option(names = "--subject", paramLabel = "SUBJECT", description = "The subject, for example item:01k5….")
    private @Nullable String subject;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Events since a time such as 2026-01-31T12:00:00Z, or since a duration ago such as 7d.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Events before a time, or before a duration ago.")
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
