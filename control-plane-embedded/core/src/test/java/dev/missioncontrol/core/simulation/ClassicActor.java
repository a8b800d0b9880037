package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
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
                post.station().after(chance.seconds(2, 60), () -> finish(item));
            }
        });
    }

    private void finish(InboxItem item) {
        post.persist(new Act.Finish(name, item.id(), Result.of("by " + name + " " + chance.token())), _ -> {});
    }
}
