package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.PulseAnswer;
import dev.missioncontrol.api.agents.PulseAnswer.Verdict;
import dev.missioncontrol.api.agents.RuntimeStarted;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Result;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A runtime: claims, works, renews, finishes, dies, comes back and adopts. Confined to one thread. */
final class RuntimeActor {
    /** How titles begin of work that no runtime survives. */
    static final String POISON = "poison ";

    private static final int CAPACITY = 2;

    private final RuntimeName name;
    private final Post post;
    private final Chance chance;
    private final Map<ItemId, Epoch> works = new LinkedHashMap<>();
    private final Map<ItemId, Epoch> sessions = new LinkedHashMap<>();
    private Incarnation incarnation = new Incarnation(1);
    private boolean retired;

    RuntimeActor(RuntimeName name, Post post) {
        this.name = name;
        this.post = post;
        this.chance = post.chance();
    }

    Station station() {
        return post.station();
    }

    /** It begins a life; its sessions may have outlived the one before. */
    void start() {
        if (retired) {
            return;
        }
        station().begin();
        works.clear();
        tryStart();
    }

    private void tryStart() {
        post.network().send(station(), new Act.Start(name), outcome -> {
            if (outcome instanceof Outcome.Answer<RuntimeStarted>(RuntimeStarted started)) {
                began(started);
            } else {
                station().after(chance.seconds(1, 5), this::tryStart);
            }
        });
    }

    private void began(RuntimeStarted started) {
        incarnation = started.incarnation();
        started.held().stream()
                .filter(item -> sessions.containsKey(item.id()) && chance.percent(85))
                .forEach(this::adopt);
        sessions.clear();
        beat();
        claim();
    }

    private void adopt(InboxItem item) {
        post.submit(item.id(), new ItemCommand.Adopt(item.epoch(), incarnation), outcome -> {
            if (outcome instanceof ItemOutcome.Accepted(InboxItem adopted)) {
                work(adopted);
            }
        });
    }

    boolean busy() {
        return !works.isEmpty();
    }

    /** It loses what it had in mind; the sessions may go on without it. */
    void die(Duration off) {
        if (!station().up()) {
            return;
        }
        sessions.clear();
        if (!chance.oneIn(4)) {
            sessions.putAll(works);
        }
        end(off);
    }

    /** With everything that ran here. */
    private void fall() {
        sessions.clear();
        end(chance.seconds(1, 20));
    }

    private void end(Duration off) {
        station().end();
        works.clear();
        station().after(off, this::start);
    }

    /** It goes for good. */
    void retire() {
        retired = true;
        station().end();
    }

    private void beat() {
        List<Pulse.Renewal> renewals = works.entrySet().stream()
                .map(work -> new Pulse.Renewal(work.getKey(), work.getValue()))
                .toList();
        Act<PulseAnswer> act = new Act.Beat(name, new Pulse(incarnation, renewals, List.of()));
        post.network().send(station(), act, outcome -> {
            if (outcome instanceof Outcome.Answer<PulseAnswer>(PulseAnswer answer)) {
                heard(answer);
            }
        });
        station().after(Lease.RENEWAL, this::beat);
    }

    private void heard(PulseAnswer answer) {
        switch (answer) {
            case PulseAnswer.Superseded _ -> end(chance.seconds(10, 80));
            case PulseAnswer.Beating(List<Verdict> verdicts) ->
                verdicts.stream()
                        .filter(verdict -> verdict instanceof Verdict.Ended && !chance.oneIn(5))
                        .forEach(verdict -> works.remove(verdict.item()));
        }
    }

    private void claim() {
        if (works.size() >= CAPACITY) {
            station().after(chance.seconds(2, 6), this::claim);
            return;
        }
        Act<ClaimOutcome> act = new Act.Claim(name, new ClaimRequest(incarnation, post.key()));
        post.network().persist(station(), act, 3, outcome -> {
            if (outcome instanceof Outcome.Answer<ClaimOutcome>(ClaimOutcome answer)) {
                got(answer);
            }
            if (station().up()) {
                station().after(chance.seconds(4, 11), this::claim);
            }
        });
    }

    private void got(ClaimOutcome answer) {
        switch (answer) {
            case ClaimOutcome.Nothing _ -> {}
            case ClaimOutcome.Superseded _ -> end(chance.seconds(10, 80));
            case ClaimOutcome.Claimed(InboxItem item) -> {
                work(item);
                post.submit(item.id(), new ItemCommand.StartWork(item.epoch()), _ -> {});
            }
        }
    }

    private void work(InboxItem item) {
        works.put(item.id(), item.epoch());
        station().after(chance.seconds(2, 50), () -> finish(item.id(), item.epoch()));
        if (item.title().startsWith(POISON)) {
            station().after(chance.seconds(0, 3), this::fall);
        } else if (!item.trail().openAsks().isEmpty() && chance.percent(70)) {
            station().after(chance.seconds(0, 4), () -> ask(need(item.id(), item.epoch()), item.id()));
        } else if (chance.percent(45)) {
            station().after(chance.seconds(1, 30), () -> meanwhile(item.id(), item.epoch()));
        }
    }

    private void meanwhile(ItemId id, Epoch epoch) {
        if (!epoch.equals(works.get(id)) && !chance.oneIn(5)) {
            return;
        }
        int what = chance.upTo(99);
        if (what < 20) {
            post.submit(id, new ItemCommand.Note(epoch, "half way"), _ -> {});
        } else if (what < 35) {
            post.submit(id, new ItemCommand.LinkPr(epoch, "https://example.org/pull/" + chance.upTo(3)), _ -> {});
        } else {
            ask(need(id, epoch), id);
        }
    }

    private NewAsk need(ItemId id, Epoch epoch) {
        return Wishes.some(chance, post.clock().instant()).holding(id, epoch);
    }

    /** What it works on waits; the session is kept. Sometimes it finds out by itself and takes its question back. */
    private void ask(NewAsk ask, ItemId id) {
        post.persist(new Act.Raise(post.principal(), ask, post.key()), outcome -> {
            if (outcome instanceof AskOutcome.Accepted(Ask raised)) {
                works.remove(id, ask.epoch());
                if (chance.oneIn(8)) {
                    AskCommand back = new AskCommand.Withdraw("found it");
                    station()
                            .after(
                                    chance.seconds(3, 30),
                                    () -> post.persist(
                                            new Act.Treat(post.principal(), raised.id(), back, post.key()), _ -> {}));
                }
            }
        });
    }

    /** Sometimes it offers work that was taken away from it long ago. */
    private void finish(ItemId id, Epoch epoch) {
        boolean stillIts = epoch.equals(works.get(id));
        if (stillIts || chance.oneIn(3)) {
            post.submit(id, ending(epoch), _ -> works.remove(id, epoch));
        }
    }

    private ItemCommand ending(Epoch epoch) {
        int what = chance.upTo(99);
        Result result = Result.of("by " + name + " " + chance.token());
        if (what < 70) {
            return new ItemCommand.Complete(epoch, result);
        }
        return what < 92
                ? new ItemCommand.Fail(epoch, result, what < 84)
                : new ItemCommand.Release(epoch, "not this time");
    }
}
