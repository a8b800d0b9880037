package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import java.time.Duration;

/** Estimates from the previous round the number of waiting items that a round needs to last its full length. */
final class WaitingWork {
    private static final double GUESS = 500;
    private static final int LEAST = 10;
    private static final int MOST = 400_000;

    private double perSecond = GUESS;

    int size(Duration length) {
        return (int) Math.clamp(perSecond * length.toMillis() / 1_000, LEAST, MOST);
    }

    Rate learn(Rate rate) {
        perSecond = rate.perSecond();
        return rate;
    }
}
