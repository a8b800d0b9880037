package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.asks.AskQuestion;
import dev.missioncontrol.api.asks.AskTerms;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Result;
import java.util.List;

/** A client that knows only poll, ack and complete, and repeats them without any key. Confined to one thread. */
final class ClassicActor {
    private final AgentName name;
    private final Post post;
    private final Chance chance;

    ClassicActor(AgentName name, Post post) {
        this.name = name;
        this.post = post;
        this.chance = post.chance();
    }

    void start() {
        post.station().begin();
        poll();
    }

    private void poll() {
        post.network().send(post.station(), new Act.Poll(name), outcome -> {
            if (outcome instanceof Outcome.Answer<List<InboxItem>>(List<InboxItem> items) && !items.isEmpty()) {
                take(items.getFirst());
            }
        });
        if (chance.oneIn(10)) {
            wish();
        }
        post.station().after(chance.seconds(10, 30), this::poll);
    }

    private void take(InboxItem item) {
        if (chance.percent(25)) {
            finish(item);
            return;
        }
        post.persist(new Act.Ack(name, item.id()), outcome -> {
            boolean forgets = chance.oneIn(8);
            if (outcome instanceof ItemOutcome.Accepted && !forgets) {
                post.station().after(chance.seconds(2, 60), () -> goOn(item));
            }
        });
    }

    private void goOn(InboxItem item) {
        if (chance.oneIn(5)) {
            ask(item);
        } else {
            finish(item);
        }
    }

    /** It cannot go on without a human, and looks again later. */
    private void ask(InboxItem item) {
        NewAsk ask = Wishes.some(chance, post.clock().instant()).holding(item.id(), null);
        post.persist(new Act.Raise(post.principal(), by(ask), post.key()), _ -> {});
    }

    private NewAsk by(NewAsk ask) {
        return new NewAsk(
                new AskQuestion(
                        ask.kind(), ask.need(), ask.context(), ask.question().options()),
                ask.item(),
                null,
                name,
                new AskTerms(
                        ask.terms().deadline(),
                        ask.terms().defaultAnswer(),
                        ask.terms().dedupeKey()),
                ask.urgent());
    }

    /** It writes to the human as to any agent, and may see for itself that it is done. */
    private void wish() {
        post.persist(new Act.Wish(name, "please " + chance.token(), chance.oneIn(4)), ask -> {
            if (chance.oneIn(2)) {
                post.station()
                        .after(chance.seconds(5, 40), () -> post.persist(new Act.Granted(ask.id(), "it is"), _ -> {}));
            }
        });
    }

    private void finish(InboxItem item) {
        post.persist(new Act.Finish(name, item.id(), Result.of("by " + name + " " + chance.token())), _ -> {});
    }
}
