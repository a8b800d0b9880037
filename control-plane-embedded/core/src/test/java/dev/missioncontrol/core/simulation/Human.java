package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Label;
import java.util.ArrayList;
import java.util.List;

/** Whoever answers what only a human can do, and at last looks after whatever is stuck. Confined to one thread. */
final class Human {
    private static final List<String> HOLDING = Label.HELD.stream().sorted().toList();

    private final Post post;
    private final Mirror mirror;
    private final Chance chance;
    private boolean calm;

    Human(Post post, Mirror mirror) {
        this.post = post;
        this.mirror = mirror;
        this.chance = post.chance();
    }

    void start() {
        post.station().begin();
        act();
    }

    /** From now on it wants to be done with everything. */
    void calm() {
        calm = true;
    }

    private void act() {
        List<KnownAsk> open = mirror.asks().stream()
                .filter(ask -> calm ? holds(ask) : ask.open())
                .toList();
        if (calm) {
            help();
        }
        if (!open.isEmpty() && (calm || chance.percent(70))) {
            treat(calm ? open.getFirst() : chance.pick(open));
        } else if (!calm && chance.oneIn(2)) {
            wish();
        }
        post.station().after(calm ? chance.seconds(1, 3) : chance.seconds(2, 15), this::act);
    }

    private static boolean holds(KnownAsk ask) {
        return ask.open() && ask.last().holding();
    }

    private void treat(KnownAsk open) {
        KnownAsk ask = !calm && chance.oneIn(10) ? chance.pick(new ArrayList<>(mirror.asks())) : open;
        post.persist(new Act.Treat(post.principal(), ask.id(), command(ask), post.key()), _ -> {});
    }

    private AskCommand command(KnownAsk ask) {
        int what = calm ? 0 : chance.upTo(99);
        if (what < 60) {
            return new AskCommand.Answer(Wishes.reply(ask, chance));
        }
        if (what < 72) {
            return new AskCommand.Withdraw("not needed any more");
        }
        return what < 88
                ? new AskCommand.Snooze(post.clock().instant().plus(chance.seconds(5, 60)))
                : new AskCommand.Wake();
    }

    /** An operator, too, may need somebody else. */
    private void wish() {
        NewAsk ask = Wishes.some(chance, post.clock().instant());
        List<Known> held = mirror.items().stream().filter(Known::held).toList();
        if (!held.isEmpty() && chance.oneIn(2)) {
            ask = ask.holding(chance.pick(held).id(), null);
        }
        post.persist(new Act.Raise(post.principal(), ask, post.key()), _ -> {});
    }

    /** What nobody else would ever take up again. */
    private void help() {
        for (Known item : List.copyOf(mirror.items())) {
            if (item.held() && item.last().holder() instanceof Holder.ClassicHolder) {
                order(item, new ItemCommand.Release(item.last().epoch(), "nobody is there"));
            } else if (item.state().open() && Label.hold(item.lot().labels())) {
                order(item, new ItemCommand.Relabel(null, List.of(), HOLDING));
            } else if (item.state() == ItemState.PENDING && waitsInVain(item)) {
                order(item, new ItemCommand.Unblock(null));
            }
        }
    }

    private void order(Known item, ItemCommand command) {
        if (chance.oneIn(2)) {
            post.submit(item.id(), command, _ -> {});
        }
    }

    private boolean waitsInVain(Known item) {
        return item.schedule().unmet().stream()
                .anyMatch(id -> !mirror.find(id).orElseThrow().state().open());
    }
}
