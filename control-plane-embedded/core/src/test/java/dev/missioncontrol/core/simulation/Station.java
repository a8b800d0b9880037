package dev.missioncontrol.core.simulation;

import java.time.Duration;

/** A machine in the world, with its lives and its long pauses. Confined to one thread. */
final class Station {
    private final Agenda agenda;
    private int life;
    private boolean up;
    private boolean cutOff;
    private Duration frozenUntil = Duration.ZERO;

    Station(Agenda agenda) {
        this.agenda = agenda;
    }

    int life() {
        return life;
    }

    boolean up() {
        return up;
    }

    /** Whether no packet reaches it or leaves it. */
    boolean cutOff() {
        return cutOff;
    }

    void cutOff(boolean now) {
        cutOff = now;
    }

    void begin() {
        life++;
        up = true;
    }

    /** Everything that this life still had in mind is forgotten. */
    void end() {
        life++;
        up = false;
    }

    /** Nothing happens here for a while, and then everything goes on as if nothing had been. */
    void freeze(Duration time) {
        frozenUntil = agenda.now().plus(time);
    }

    /** Does the work after the delay, in this life only. */
    void after(Duration delay, Runnable work) {
        int now = life;
        agenda.after(delay, () -> attempt(now, work));
    }

    private void attempt(int then, Runnable work) {
        Duration frozen = frozenUntil.minus(agenda.now());
        if (then != life) {
            return;
        }
        if (frozen.isPositive()) {
            agenda.after(frozen, () -> attempt(then, work));
        } else {
            work.run();
        }
    }
}
