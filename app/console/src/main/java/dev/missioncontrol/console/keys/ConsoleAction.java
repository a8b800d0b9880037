package dev.missioncontrol.console.keys;

import java.util.function.BooleanSupplier;

/**
 * Describes an action of the console.
 *
 * @param words its label in the palette
 * @param keys its shortcut as {@link KeySequence} reads it ({@code Ctrl+K}, {@code G I}, {@code Shift+R}); empty if it
 *     has none
 * @param available whether it makes sense now
 */
public record ConsoleAction(String words, String keys, BooleanSupplier available, Runnable run) {
    public static ConsoleAction of(String words, String keys, Runnable run) {
        return new ConsoleAction(words, keys, () -> true, run);
    }
}
