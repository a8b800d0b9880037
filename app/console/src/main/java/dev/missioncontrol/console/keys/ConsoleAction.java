package dev.missioncontrol.console.keys;

import java.util.function.BooleanSupplier;

/**
 * A verb of the console.
 *
 * @param words what it does, as the palette shows it
 * @param keys as {@link KeySequence} reads them ({@code Ctrl+K}, {@code G I}, {@code Shift+R}); empty where it has none
 * @param available whether it makes sense now
 */
public record ConsoleAction(String words, String keys, BooleanSupplier available, Runnable run) {
    public static ConsoleAction of(String words, String keys, Runnable run) {
        return new ConsoleAction(words, keys, () -> true, run);
    }
}
