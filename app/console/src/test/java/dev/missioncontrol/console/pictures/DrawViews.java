package dev.missioncontrol.console.pictures;

import dev.missioncontrol.console.fx.Theme;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;

/** Draws one view with the data of the demo fleet in both themes, or all views in both themes and two sizes. */
final class DrawViews {
    private static final String ALL = "all";

    private DrawViews() {}

    /**
     * Draws the pictures and exits.
     *
     * @param arguments the view, or {@code all}, and the directory of the pictures
     */
    public static void main(String[] arguments) throws IOException {
        Platform.startup(() -> Platform.setImplicitExit(false)); // windows open and close here
        List<Path> drawn = draw(arguments[0], Path.of(arguments[1]));
        PrintStream terminal = System.out;
        drawn.forEach(terminal::println);
        if (drawn.isEmpty()) {
            terminal.println("No view is named " + arguments[0] + "; -Dview=" + ALL + " draws every one.");
        }
        Platform.exit();
        System.exit(drawn.isEmpty() ? 1 : 0);
    }

    private static List<Path> draw(String view, Path directory) throws IOException {
        Files.createDirectories(directory);
        Pictures pictures = Pictures.ofDemo(directory);
        List<Path> drawn = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            if (view.equals(ALL)) {
                drawn.addAll(pictures.tour(1280, 800, theme));
                drawn.addAll(pictures.tour(960, 600, theme));
            } else {
                drawn.addAll(pictures.tour(1280, 800, theme, stop -> stop.equals(view) || stop.startsWith(view + "-")));
            }
        }
        return drawn;
    }
}
