package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Plan;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who writes items and steers them, sometimes by what the screen showed a while ago. Confined to one thread. */
final class OperatorActor {
    private static final Command COMMAND = new Command(List.of("make", "check"), "/srv/repo", null);
    private static final List<String> LABELS =
            List.of("parked", "in-review", "needs-approval", "later", "sev-1", "sev-2", "deploy", "docs");

    private final Post post;
    private final Mirror mirror;
    private final Chance chance;
    private final List<AgentName> agents;
    private int toWrite;
    private int written;
    private boolean calm;

    OperatorActor(Post post, Mirror mirror, List<AgentName> agents, int toWrite) {
        this.post = post;
        this.mirror = mirror;
        this.chance = post.chance();
        this.agents = agents;
        this.toWrite = toWrite;
    }

    void start() {
        post.station().begin();
        act();
    }

    /** Nothing is broken on purpose any more; only what is stuck is helped. */
    void calm() {
        calm = true;
        toWrite = 0;
    }

    private void act() {
        if (toWrite > 0 && chance.percent(60)) {
            write();
        } else if (!calm && !mirror.items().isEmpty() && chance.percent(60)) {
            steer(one().last());
        }
        post.station().after(chance.seconds(1, 7), this::act);
    }

    /** What waits for an answer is looked at more often than its share. */
    private Known one() {
        List<Known> waiting = mirror.items().stream()
                .filter(item -> item.state() == ItemState.WAITING)
                .toList();
        return !waiting.isEmpty() && chance.oneIn(2)
                ? chance.pick(waiting)
                : chance.pick(new ArrayList<>(mirror.items()));
    }

    private void write() {
        toWrite--;
        NewItem item = NewItem.of(chance.pick(agents), title()).planned(plan());
        if (chance.percent(35)) {
            item = item.labelled(chance.pick(LABELS));
        }
        post.persist(new Act.Create(chance.percent(75) ? item.running(COMMAND) : item, post.key()), _ -> {});
    }

    /** Some work brings down whoever begins it. */
    private String title() {
        return (chance.oneIn(15) ? RuntimeActor.POISON : "work ") + written++;
    }

    private Plan plan() {
        List<ItemId> after = new ArrayList<>();
        while (!mirror.items().isEmpty() && chance.oneIn(3) && after.size() < 2) {
            after.add(chance.pick(new ArrayList<>(mirror.items())).id());
        }
        Instant now = post.clock().instant();
        Duration first = chance.seconds(5, 60);
        Duration end = chance.seconds(10, 90);
        return new Plan(after, chance.oneIn(7) ? now.plus(first) : null, chance.oneIn(5) ? now.plus(end) : null);
    }

    private void steer(Fact item) {
        Epoch epoch = seen(item.epoch());
        int what = chance.upTo(99);
        if (item.state() == ItemState.FAILED && chance.oneIn(2)) {
            post.submit(item.id(), new ItemCommand.Retry(epoch), _ -> {});
        } else if (what < 12) {
            post.submit(item.id(), new ItemCommand.Cancel(epoch, "not wanted"), _ -> {});
        } else if (what < 24) {
            post.submit(item.id(), new ItemCommand.Release(epoch, "give it back"), _ -> {});
        } else if (what < 38) {
            post.submit(item.id(), new ItemCommand.Retry(epoch), _ -> {});
        } else if (what < 44) {
            post.submit(item.id(), new ItemCommand.Complete(epoch, Result.of("by hand " + chance.token())), _ -> {});
        } else if (what < 50) {
            post.submit(item.id(), new ItemCommand.Fail(epoch, Result.of("give it up"), chance.oneIn(2)), _ -> {});
        } else {
            arrange(item, epoch, what);
        }
    }

    private void arrange(Fact item, @Nullable Epoch epoch, int what) {
        if (what < 65) {
            post.submit(item.id(), new ItemCommand.Reassign(epoch, chance.pick(agents), "knows it better"), _ -> {});
        } else if (what < 82) {
            List<String> add = chance.oneIn(2) ? List.of(chance.pick(LABELS)) : List.of();
            List<String> remove = chance.oneIn(2) ? LABELS.subList(0, 4) : List.of();
            post.submit(item.id(), new ItemCommand.Relabel(epoch, add, remove), _ -> {});
        } else if (what < 88) {
            post.submit(item.id(), new ItemCommand.Unblock(epoch), _ -> {});
        } else if (what < 94) {
            post.submit(item.id(), new ItemCommand.Note(epoch, "seen"), _ -> {});
        } else {
            String url = "https://example.org/pull/" + chance.upTo(3);
            post.submit(item.id(), new ItemCommand.LinkPr(epoch, url), _ -> {});
        }
    }

    private @Nullable Epoch seen(Epoch now) {
        if (chance.oneIn(3)) {
            return null;
        }
        return chance.oneIn(3) && now.value() > 0 ? new Epoch(now.value() - 1) : now;
    }
}
