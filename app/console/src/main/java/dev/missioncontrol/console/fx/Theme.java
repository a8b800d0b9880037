package dev.missioncontrol.console.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/**
 * Lists the light and the dark theme. A theme is applied to a scene, not to the whole program, so that drawing pictures
 * never changes a window.
 */
public enum Theme {
    LIGHT,
    DARK;

    private static final String ASSETS = "/dev/missioncontrol/assets/";
    private static final List<String> FONTS =
            List.of("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "JetBrainsMono-Regular.ttf");

    public Theme other() {
        return switch (this) {
            case LIGHT -> DARK;
            case DARK -> LIGHT;
        };
    }

    public void applyTo(Scene scene) {
        scene.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
        scene.getStylesheets().setAll(resource("console.css"));
    }

    /** Loads the bundled fonts; repeated calls are harmless. */
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream file = open("fonts/" + font)) {
                if (Font.loadFont(file, 13) == null) {
                    throw new IllegalStateException("the font " + font + " cannot be used");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("load the font " + font, e);
            }
        }
    }

    /** Returns the program's icon in all sizes, for a stage. */
    public static List<Image> icons() {
        return List.of(16, 32, 64, 128, 256).stream()
                .map(size -> new Image(open("icons/mission-control-" + size + ".png")))
                .toList();
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Theme.class.getResourceAsStream(ASSETS + name), name + " is missing");
    }

    private static String resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(ASSETS + name), name + " is missing")
                .toExternalForm();
    }
}
