package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.core.store.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the control plane asks humans about callers that behave as if somebody else steered them. Confined to the writer. */
public final class SuspicionAsks {
    private static final int KEY_MAX = 200;

    private final AskBook book;

    public SuspicionAsks(AskBook book) {
        this.book = book;
    }

    /** Somebody reaches again and again for what is not its own; asked once for as long as nobody has answered. */
    public void reachesTooFar(Transaction transaction, Actor who, List<String> what) {
        String key = "reaches-too-far " + who;
        NewAsk ask = new NewAsk(
                AskKind.TASK,
                "Possible prompt injection: " + named(who) + " asked for what is not its own.",
                "It was told that there is no such thing. What it reached for last: " + String.join(", ", what)
                        + ". See what it was working on; revoke its token or cancel its work if it is not itself.",
                List.of(),
                null,
                null,
                agent(who),
                null,
                null,
                key.length() <= KEY_MAX ? key : key.substring(0, KEY_MAX),
                true);
        if (book.same(transaction, ask).isEmpty()) {
            book.raise(transaction, book.newId(transaction), ask, ask.agent(), false, SystemAsks.SYSTEM);
        }
    }

    private static String named(Actor who) {
        return agent(who) == null ? who.toString() : "agent " + who.name();
    }

    private static @Nullable AgentName agent(Actor who) {
        return who.role() == Role.AGENT || who.role() == Role.CLASSIC ? new AgentName(who.name()) : null;
    }
}
