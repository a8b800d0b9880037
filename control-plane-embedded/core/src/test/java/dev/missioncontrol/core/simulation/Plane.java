package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.disk.CutPoint;
import dev.missioncontrol.core.disk.Disk;
import dev.missioncontrol.core.disk.Failure;
import dev.missioncontrol.core.disk.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The machine of the control plane: the real core on a disk that can be cut. Confined to one thread. */
final class Plane implements AutoCloseable {
    private static final List<Loss> LOSSES = List.of(Loss.values());

    private final Agenda agenda;
    private final Chance chance;
    private final Oracle oracle;
    private final Function<Disk, Core> open;
    private final Story story;
    private Disk disk;
    private @Nullable Core core;
    private @Nullable Act<?> interrupted;
    private boolean failing;
    private Duration frozenUntil = Duration.ZERO;

    Plane(Agenda agenda, Chance chance, Oracle oracle, Story story, Disk disk, Function<Disk, Core> open) {
        this.agenda = agenda;
        this.chance = chance;
        this.oracle = oracle;
        this.story = story;
        this.disk = disk;
        this.open = open;
    }

    boolean up() {
        return core != null;
    }

    /** What time it is there. */
    Instant time() {
        return core == null ? agenda.clock().instant() : core.time();
    }

    /** How long until it answers anything; zero while it runs. */
    Duration frozenFor() {
        Duration rest = frozenUntil.minus(agenda.now());
        return rest.isPositive() ? rest : Duration.ZERO;
    }

    void freeze(Duration time) {
        frozenUntil = agenda.now().plus(time);
    }

    /** Does the act now and has it judged; whoever asked may never hear of it. */
    <T> Outcome<T> perform(Act<T> act) {
        Core running = core;
        if (running == null) {
            return new Outcome.Unknown<>();
        }
        Outcome<T> outcome = outcome(running, act);
        story.tell(act, outcome);
        if (outcome instanceof Outcome.Unknown<T>) {
            interrupted = act;
            goesDown(disk.isCut() ? chance.pick(LOSSES) : Loss.NOTHING, chance.seconds(0, 40));
        } else {
            oracle.judge(running, act, outcome);
        }
        return outcome;
    }

    private <T> Outcome<T> outcome(Core running, Act<T> act) {
        try {
            T answer = act.on(running);
            return disk.isCut() ? new Outcome.Unknown<>() : new Outcome.Answer<>(answer);
        } catch (ControlPlaneException e) {
            return switch (e.category()) {
                case UNAVAILABLE, INTERNAL -> unknown(e);
                default -> new Outcome.Refusal<>(e);
            };
        }
    }

    private <T> Outcome<T> unknown(ControlPlaneException failure) {
        if (!disk.isCut() && !failing) {
            throw new IllegalStateException(
                    "it failed by itself: " + failure + " because of " + failure.getCause(), failure);
        }
        return new Outcome.Unknown<>();
    }

    /** The process ends at once, and begins again after a while. */
    void kill(Duration off) {
        if (up()) {
            story.tell("the control plane is killed");
            goesDown(chance.pick(LOSSES), off);
        }
    }

    /** The process ends in order. */
    void restart(Duration off) {
        if (up()) {
            story.tell("the control plane is closed");
            goesDown(Loss.NOTHING, off);
        }
    }

    private void goesDown(Loss loss, Duration off) {
        Disk found = null;
        if (loss != Loss.NOTHING || disk.isCut()) {
            found = disk.afterCut(loss, chance.generator());
        }
        abandon();
        if (found == null) {
            found = disk.afterCut(Loss.NOTHING, chance.generator());
        }
        disk.close();
        disk = found;
        failing = false;
        agenda.after(off, this::boot);
    }

    private void abandon() {
        Core running = core;
        core = null;
        if (running != null) {
            try {
                running.close();
            } catch (RuntimeException e) {
                story.tell("closing failed, as it may: " + e.getMessage());
            }
        }
    }

    /** Opens what is on the disk; it can be interrupted like everything else. */
    void boot() {
        story.tell("the control plane starts");
        Core opened;
        try {
            opened = open.apply(disk);
        } catch (RuntimeException e) {
            if (!disk.isCut()) {
                throw new Broken(Rule.DURABLE, "it does not open any more: " + e);
            }
            goesDown(chance.pick(LOSSES), chance.seconds(0, 10));
            return;
        }
        if (disk.isCut()) {
            core = opened;
            goesDown(chance.pick(LOSSES), chance.seconds(0, 10));
            return;
        }
        core = opened;
        oracle.opened(opened, interrupted);
        interrupted = null;
    }

    /** The power will go in the middle of something. */
    void cutSoon() {
        CutPoint point = chance.pick(List.of(CutPoint.values()));
        story.tell("the power will go " + point);
        disk.cutAt(point, point == CutPoint.BEFORE_WRITE ? chance.between(1, 60) : chance.between(1, 12));
    }

    /** The disk refuses writes until it is told otherwise. */
    void fail(Failure how) {
        story.tell("the disk is " + how);
        failing = how != Failure.NONE;
        disk.fail(how);
    }

    /** No trouble from now on. */
    void heal() {
        disk.holdPower();
        disk.fail(Failure.NONE);
        frozenUntil = Duration.ZERO;
    }

    /** The core, for the last look. */
    Core running() {
        if (core == null) {
            throw new IllegalStateException("the control plane is off");
        }
        return core;
    }

    @Override
    public void close() {
        abandon();
        disk.close();
    }
}
