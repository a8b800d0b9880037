package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Checks;
import java.time.Instant;

/**
 * A human's answer to an ask about an item, for the next worker on the item.
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
