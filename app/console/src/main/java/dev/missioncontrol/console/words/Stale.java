package dev.missioncontrol.console.words;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.text.VisibleText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells that a thing has changed since the operator decided on it. */
public final class Stale {
    private Stale() {}

    /** Returns the state as it is said in a sentence. */
    public static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns the notice; {@code now} describes the thing as it is now. */
    public static String sentence(String thing, String now, @Nullable Actor by) {
        String author = by == null ? "" : ", changed by " + VisibleText.line(by.toString());
        return "Nothing was done: the " + thing + " has changed since you looked. It is now " + now + author + ".";
    }
}
