package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who writes items and steers them, sometimes by what the screen showed a while ago. Confined to one thread. */
final class OperatorActor {
    private static final Command COMMAND = new Command(List.of("make", "check"), "/srv/repo", null);

    private final Post post;
    private final Mirror mirror;
    private final Chance chance;
    private final List<AgentName> agents;
    private int toWrite;
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
        } else if (calm) {
            help();
        } else if (!mirror.items().isEmpty() && chance.percent(60)) {
            steer();
        }
        post.station().after(chance.seconds(1, 7), this::act);
    }

    private void write() {
        toWrite--;
        NewItem item = NewItem.of(chance.pick(agents), "work " + toWrite);
        post.persist(new Act.Create(chance.percent(75) ? item.running(COMMAND) : item, post.key()), _ -> {});
    }

    /** A classic client that has gone keeps its item for half an hour; a person takes it back. */
    private void help() {
        mirror.items().stream()
                .filter(item -> item.last().holder() instanceof Holder.ClassicHolder && item.held())
                .findFirst()
                .ifPresent(item -> post.submit(
                        item.last().id(), new ItemCommand.Release(item.last().epoch(), "nobody is there"), _ -> {}));
    }

    private void steer() {
        Fact item = chance.pick(new ArrayList<>(mirror.items())).last();
        Epoch epoch = seen(item.epoch());
        int what = chance.upTo(99);
        if (what < 25) {
            post.submit(item.id(), new ItemCommand.Cancel(epoch, "not wanted"), _ -> {});
        } else if (what < 55) {
            post.submit(item.id(), new ItemCommand.Release(epoch, "give it back"), _ -> {});
        } else if (what < 85) {
            post.submit(item.id(), new ItemCommand.Retry(epoch), _ -> {});
        } else {
            post.submit(item.id(), new ItemCommand.Complete(epoch, Result.of("by hand " + chance.token())), _ -> {});
        }
    }

    private @Nullable Epoch seen(Epoch now) {
        if (chance.oneIn(3)) {
            return null;
        }
        return chance.oneIn(3) && now.value() > 0 ? new Epoch(now.value() - 1) : now;
    }
}
