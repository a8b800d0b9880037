package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import java.time.Instant;

/**
 * What came of a question that was asked about an item, as whoever works on it next needs it.
 *
 * @param ask the ask's id
 * @param need the question
 * @param reply the answer in words; for a secret its reference, never its value
 */
public record Answer(String ask, String need, String reply, Actor by, Instant at) {
    public Answer {
        Checks.required(ask, "answer.ask");
        Checks.required(need, "answer.need");
        Checks.required(reply, "answer.reply");
        Checks.required(by, "answer.by");
        Checks.required(at, "answer.at");
    }
}
