package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Actor;
import org.jspecify.annotations.Nullable;

/**
 * The end of an ask: its reply, or the reason why it was withdrawn.
 *
 * @param reply present when answered or expired
 * @param reason why it was withdrawn
 */
public record AskResult(
        @Nullable Reply reply,
        @Nullable Actor repliedBy,
        @Nullable String reason) {
    /** It has not ended. */
    public static final AskResult NONE = new AskResult(null, null, null);
}
