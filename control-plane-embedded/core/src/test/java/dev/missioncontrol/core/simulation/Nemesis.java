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
    private static final List<Duration> JUMPS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofMinutes(4),
            Duration.ofHours(1),
            Duration.ofHours(9),
            Duration.ofDays(3));

    private final Agenda agenda;
    private final Chance chance;
    private final Story story;
    private final Plane plane;
    private final List<RuntimeActor> runtimes;
    private final RuntimeActor twin;
    private final SteppedClock clock;
    private final List<Runnable> kinds = new ArrayList<>();
    private Duration jumped = Duration.ZERO;
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
                this::jumpThereAndBack,
                this::startWrong,
                this::sleep,
                this::fillDisk,
                this::killRuntime,
                () -> chance.pick(runtimes).station().freeze(chance.oneIn(2) ? LONG_PAUSE : chance.seconds(12, 60)),
                this::cutOff,
                this::startTwin);
        all.stream().filter(_ -> chance.percent(45)).forEach(kinds::add);
        strike();
    }

    /** No more trouble; what was planned by a clock that was ahead comes when the clock is there again. */
    void calm() {
        calm = true;
        agenda.after(BETWEEN_JUMPS, () -> clock.jump(furthest.minus(jumped)));
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

    private void jump() {
        jump(anyTime());
    }

    private void jump(Duration by) {
        jumped = jumped.plus(by);
        furthest = jumped.compareTo(furthest) > 0 ? jumped : furthest;
        story.tell("the wall clock jumps by " + by);
        clock.jump(by);
    }

    /** Seconds to days, to either side. */
    private Duration anyTime() {
        Duration by = chance.pick(JUMPS).plus(chance.millis(0, 2000));
        return chance.oneIn(2) ? by : by.negated();
    }

    /** It goes wrong and is right again. */
    private void jumpThereAndBack() {
        Duration by = anyTime();
        jump(by);
        agenda.after(chance.seconds(1, chance.oneIn(2) ? 20 : 80), () -> jumpBack(by));
    }

    private void jumpBack(Duration by) {
        if (!calm) {
            jump(by.negated());
        }
    }

    /** The control plane starts with a clock that is wrong for a while. */
    private void startWrong() {
        Duration by = anyTime();
        jump(by);
        plane.kill(chance.seconds(0, 30));
        agenda.after(chance.seconds(20, 120), () -> jumpBack(by));
    }

    /** Everything sleeps. */
    private void sleep() {
        Duration time = chance.pick(JUMPS).plus(chance.millis(0, 2000));
        story.tell("the machine sleeps for " + time);
        clock.sleep(time);
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
