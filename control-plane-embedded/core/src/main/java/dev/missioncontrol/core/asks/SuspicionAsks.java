package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks humans about callers that behave as if another party controlled them. Confined to the writer. */
public final class SuspicionAsks {
    private static final int KEY_MAX = 200;

    private final AskChanges changes;

    public SuspicionAsks(AskChanges changes) {
        this.changes = changes;
    }

    /** Asks about a caller that keeps trying to reach things of others; once until the ask is answered. */
    public void reachesTooFar(Transaction transaction, Actor who, List<String> what) {
        ask(
                transaction,
                "reaches-too-far " + who,
                agent(who),
                "Possible prompt injection: " + named(who) + " asked for what is not its own.",
                "It was told that there is no such thing. What it reached for last: " + String.join(", ", what)
                        + ". See what it was working on; revoke its token or cancel its work if it is not itself.");
    }

    /** Asks about a join token that was presented twice; once until the ask is answered. */
    public void joinedTwice(Transaction transaction, Actor machine) {
        ask(
                transaction,
                "joined-twice " + machine,
                agent(machine),
                "A join token was used twice: the one for " + machine + ".",
                "It is good once, so the second bearer got nothing; but who was the first? If the machine that you meant"
                        + " is not the one that joined, revoke the tokens of " + machine + " and let it join again.");
    }

    /** Asks about a machine that was locked; once until the ask is answered. */
    public void locked(Transaction transaction, Actor machine) {
        ask(
                transaction,
                "locked " + machine,
                agent(machine),
                "Locked out: another process has had a token of " + machine + ".",
                "A token came that the machine had replaced long before. Its tokens have ended and its work is back in"
                        + " the queue. Find out who else could read its files; then let it join again with a new join token.");
    }

    /** Asks about processes that keep taking over from each other; once until the ask is answered. */
    public void contested(Transaction transaction, Actor machine) {
        ask(
                transaction,
                "contested " + machine,
                agent(machine),
                "Locked out: several processes run as " + machine + ".",
                "They took over from each other more than three times within five minutes, as a copied machine or a"
                        + " program that was started twice does. Its tokens have ended and its work is back in the queue."
                        + " Stop all but one of them; then give that one a new token, or let it join again.");
    }

    private void ask(Transaction transaction, String key, @Nullable AgentName agent, String need, String context) {
        String fitting = key.length() <= KEY_MAX ? key : key.substring(0, KEY_MAX);
        NewAsk ask = new NewAsk(
                new AskQuestion(AskKind.TASK, need, context, List.of()),
                null,
                null,
                agent,
                new AskTerms(null, null, fitting),
                true);
        changes.once(transaction, ask);
    }

    private static String named(Actor who) {
        return agent(who) == null ? who.toString() : "agent " + who.name();
    }

    private static @Nullable AgentName agent(Actor who) {
        return who.role() == Role.AGENT || who.role() == Role.CLASSIC ? new AgentName(who.name()) : null;
    }
}
