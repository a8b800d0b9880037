package dev.missioncontrol.console.palette;

/**
 * Represents one line of the palette.
 *
 * @param kind a noun for the right margin, for example {@code Item}
 * @param keys as {@link dev.missioncontrol.console.keys.ConsoleAction#keys()}
 */
public record PaletteEntry(String words, String kind, String keys, Runnable run) {}
