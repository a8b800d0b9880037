package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Actor;
import org.jspecify.annotations.Nullable;

/**
 * How an ask ended.
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
