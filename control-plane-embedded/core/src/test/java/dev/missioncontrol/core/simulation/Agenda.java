package dev.missioncontrol.core.simulation;

import dev.missioncontrol.contract.SteppedClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when. Time goes by only here, from one step to the next. Confined to one thread. */
final class Agenda {
    private final SteppedClock clock = new SteppedClock();
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingLong(Step::number));
    private long numbers;

    private record Step(Duration at, long number, Runnable work) {}

    SteppedClock clock() {
        return clock;
    }

    Duration now() {
        return clock.elapsed();
    }

    void after(Duration delay, Runnable work) {
        steps.add(new Step(now().plus(delay), numbers++, work));
    }

    /** Goes on to the next step and does it; false when nothing is left. */
    boolean next() {
        Step step = steps.poll();
        if (step == null) {
            return false;
        }
        Duration wait = step.at().minus(now());
        if (wait.isPositive()) {
            clock.advance(wait);
        }
        step.work().run();
        return true;
    }
}
