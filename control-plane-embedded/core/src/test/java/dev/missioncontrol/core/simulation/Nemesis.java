package dev.missioncontrol.core.simulation;

import dev.missioncontrol.contract.SteppedClock;
import dev.missioncontrol.core.disk.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes trouble: each world gets some kinds of it, so that rare ones are not always drowned by common ones. */
final class Nemesis {
    private static final Duration BETWEEN_JUMPS = Duration.ofSeconds(6);

    private static final Duration LONG_PAUSE = Duration.ofSeconds(200);

    private final Agenda agenda;
    private final Chance chance;
    private final Story story;
    private final Plane plane;
    private final List<RuntimeActor> runtimes;
    private final RuntimeActor twin;
    private final SteppedClock clock;
    private final List<Runnable> kinds = new ArrayList<>();
    private Duration jumped = Duration.ZERO;
    private Duration jumpedAt = Duration.ZERO;
    private Duration furthest = Duration.ZERO;
    private boolean calm;

    Nemesis(Agenda agenda, Chance chance, Story story, Plane plane, List<RuntimeActor> runtimes, RuntimeActor twin) {
        this.agenda = agenda;
        this.chance = chance;
        this.story = story;
        this.plane = plane;
        this.runtimes = runtimes;
        this.twin = twin;
        this.clock = agenda.clock();
    }

    void start() {
        List<Runnable> all = List.of(
                plane::cutSoon,
                () -> plane.kill(chance.seconds(0, 60)),
                () -> plane.restart(chance.seconds(0, 90)),
                this::killTwice,
                () -> plane.freeze(chance.oneIn(3) ? LONG_PAUSE : chance.seconds(5, 40)),
                this::jump,
                this::fillDisk,
                this::killRuntime,
                () -> chance.pick(runtimes).station().freeze(chance.oneIn(2) ? LONG_PAUSE : chance.seconds(12, 60)),
                this::cutOff,
                this::startTwin);
        all.stream().filter(_ -> chance.percent(45)).forEach(kinds::add);
        strike();
    }

    /** No more trouble; a clock that was set back is put right, or what waits for a time would wait an hour longer. */
    void calm() {
        calm = true;
        agenda.after(BETWEEN_JUMPS, this::putRight);
    }

    private void putRight() {
        if (unseen()) {
            agenda.after(BETWEEN_JUMPS, this::putRight);
        } else {
            clock.jump(furthest.minus(jumped));
        }
    }

    /** Two opposite jumps between two ticks could not be told from none. */
    private boolean unseen() {
        return jumpedAt.compareTo(plane.tickedAt()) >= 0;
    }

    private void strike() {
        if (calm) {
            return;
        }
        if (!kinds.isEmpty()) {
            chance.pick(kinds).run();
        }
        agenda.after(BETWEEN_JUMPS.plus(chance.seconds(0, 16)), this::strike);
    }

    /** Somebody sets the wall clock, or everything slept. */
    private void jump() {
        if (unseen()) {
            return;
        }
        jumpedAt = agenda.now();
        Duration by = chance.oneIn(2) ? Duration.ofHours(1) : Duration.ofHours(-1);
        jumped = jumped.plus(by);
        furthest = jumped.compareTo(furthest) > 0 ? jumped : furthest;
        story.tell("the wall clock jumps by " + by);
        clock.jump(by);
    }

    private void fillDisk() {
        if (plane.up()) {
            plane.fail(chance.oneIn(2) ? Failure.FULL : Failure.READ_ONLY);
            agenda.after(chance.seconds(1, 20), () -> plane.fail(Failure.NONE));
        }
    }

    /** Rather one that has something to lose. */
    private void killRuntime() {
        List<RuntimeActor> busy = runtimes.stream().filter(RuntimeActor::busy).toList();
        chance.pick(busy.isEmpty() ? runtimes : busy).die(chance.seconds(1, 30));
    }

    /** It is hardly there again when it goes once more. */
    private void killTwice() {
        Duration off = chance.seconds(10, 60);
        plane.kill(off);
        agenda.after(off.plus(chance.millis(1, 3000)), () -> plane.kill(chance.seconds(0, 40)));
    }

    private void cutOff() {
        Station station = chance.pick(runtimes).station();
        station.cutOff(true);
        agenda.after(chance.seconds(10, 60), () -> station.cutOff(false));
    }

    private void startTwin() {
        if (!twin.station().up()) {
            twin.start();
        }
    }
}
