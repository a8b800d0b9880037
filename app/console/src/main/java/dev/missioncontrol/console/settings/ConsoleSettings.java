package dev.missioncontrol.console.settings;

import dev.missioncontrol.console.fx.Theme;
import dev.missioncontrol.console.words.TimeMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the console's state between two starts.
 *
 * @param x the window's position; absent until it was moved
 * @param view the name of the open view
 * @param splits the positions of dividers, by the view's name
 * @param compactAtStart whether the database is compacted before it is opened the next time
 */
public record ConsoleSettings(
        double width,
        double height,
        @Nullable Double x,
        @Nullable Double y,
        String view,
        Theme theme,
        TimeMode time,
        Map<String, Double> splits,
        boolean compactAtStart) {
    public static final double WIDTH_MIN = 960;
    public static final double HEIGHT_MIN = 600;
    public static final ConsoleSettings DEFAULT =
            new ConsoleSettings(1280, 800, null, null, "NEEDS", Theme.LIGHT, TimeMode.RELATIVE, Map.of(), false);

    public ConsoleSettings {
        width = Math.max(WIDTH_MIN, width);
        height = Math.max(HEIGHT_MIN, height);
        view = view == null ? "NEEDS" : view;
        theme = theme == null ? Theme.LIGHT : theme;
        time = time == null ? TimeMode.RELATIVE : time;
        splits = splits == null ? Map.of() : Map.copyOf(splits);
    }

    public ConsoleSettings withPlace(double newX, double newY, double newWidth, double newHeight) {
        return new ConsoleSettings(newWidth, newHeight, newX, newY, view, theme, time, splits, compactAtStart);
    }

    public ConsoleSettings withView(String newView) {
        return new ConsoleSettings(width, height, x, y, newView, theme, time, splits, compactAtStart);
    }

    public ConsoleSettings withTheme(Theme newTheme) {
        return new ConsoleSettings(width, height, x, y, view, newTheme, time, splits, compactAtStart);
    }

    public ConsoleSettings withTime(TimeMode newTime) {
        return new ConsoleSettings(width, height, x, y, view, theme, newTime, splits, compactAtStart);
    }

    public ConsoleSettings withSplit(String name, double position) {
        Map<String, Double> changed = new HashMap<>(splits);
        changed.put(name, position);
        return new ConsoleSettings(width, height, x, y, view, theme, time, changed, compactAtStart);
    }

    public ConsoleSettings withCompactAtStart(boolean wanted) {
        return new ConsoleSettings(width, height, x, y, view, theme, time, splits, wanted);
    }
}
