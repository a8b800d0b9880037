package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import java.time.Duration;

/** How many pieces must wait so that a round lasts as long as it should: learned from the round before. */
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
