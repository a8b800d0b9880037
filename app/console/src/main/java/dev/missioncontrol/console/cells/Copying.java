package dev.missioncontrol.console.cells;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

public final class Copying {
    private Copying() {}

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Returns a small button that copies {@code text}; its tooltip is {@code what}. */
    public static Button button(String text, String what) {
        Button button = new Button(null, new FontIcon(Feather.COPY));
        button.getStyleClass().addAll("quiet-button", "copy-button");
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip("Copy " + what));
        button.setOnAction(event -> copy(text));
        return button;
    }
}
