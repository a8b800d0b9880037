package dev.missioncontrol.console.words;

import dev.missioncontrol.api.agents.Activity;
import dev.missioncontrol.api.agents.GatewayReport;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.inbox.ItemState;
import java.util.Locale;

/**
 * Represents a state by a shape, a colour role and a word. The theme draws the shape of {@code style}; the word is
 * always shown beside it.
 *
 * @param style the style class, for example {@code sign-working}
 */
public record Sign(String style, String word) {
    public static Sign of(ItemState state) {
        String name = state.name().toLowerCase(Locale.ROOT);
        return new Sign("sign-" + name, name);
    }

    public static Sign of(Liveness liveness) {
        String name = liveness.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Sign("sign-" + name.replace(' ', '-'), name);
    }

    public static Sign of(Activity activity) {
        return switch (activity) {
            case WORKING -> new Sign("sign-working", "working");
            case WAITING -> new Sign("sign-waiting", "waiting for you");
            case IDLE -> new Sign("sign-idle", "idle");
            case ERROR -> new Sign("sign-failed", "error");
            case PAUSED -> new Sign("sign-held", "paused");
        };
    }

    public static Sign of(GatewayReport.State state) {
        return switch (state) {
            case UP -> new Sign("sign-alive", "up");
            case DRAINING -> new Sign("sign-suspect", "draining");
            case RESTARTING -> new Sign("sign-suspect", "restarting");
            case DOWN -> new Sign("sign-lost", "down");
            case CRASH_LOOPING -> new Sign("sign-failed", "crash-looping");
        };
    }

    /** Returns the sign of a label that keeps an item from being claimed. */
    public static Sign held(String label) {
        return new Sign("sign-held", label);
    }
}
