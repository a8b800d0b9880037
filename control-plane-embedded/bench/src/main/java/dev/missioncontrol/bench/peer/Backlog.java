package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.Rate;
import java.time.Duration;

/** How many pieces must wait so that a round lasts as long as it should: learned from the round before. */
final class Backlog {
    private static final int FIRST = 2_000;
    private static final int MOST = 400_000;

    private double perSecond;

    int size(Duration length) {
        return perSecond == 0 ? FIRST : (int) Math.clamp(perSecond * length.toMillis() / 1_000, 100, MOST);
    }

    Rate learn(Rate rate) {
        perSecond = rate.perSecond();
        return rate;
    }
}
