package dev.missioncontrol.console;

import dev.missioncontrol.console.fx.Theme;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Shows what has to be done before the control plane can be opened. Confined to the JavaFX thread. */
public final class StartWindow {
    private static final double WIDTH = 460;
    private static final double HEIGHT = 200;

    private final Label title = new Label("Compacting the database");
    private final Label step = new Label();
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final Button goOn = new Button("Open Mission Control");
    private final VBox box = new VBox(title, step, bar);
    private final Scene scene = new Scene(box, WIDTH, HEIGHT);

    public StartWindow(Theme theme) {
        Theme.loadFonts();
        title.getStyleClass().add("empty-title");
        step.getStyleClass().add("hint");
        step.setWrapText(true);
        step.setMaxWidth(WIDTH - 48);
        bar.setPrefWidth(WIDTH - 48);
        goOn.getStyleClass().add("accent");
        box.getStyleClass().add("empty");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setSpacing(12);
        box.setStyle("-fx-padding: 24px");
        theme.applyTo(scene);
    }

    public void show(Stage stage) {
        stage.setScene(scene);
        stage.setTitle("Mission Control");
        stage.getIcons().setAll(Theme.icons());
        stage.setResizable(false);
        stage.show();
    }

    /** Shows the present step. */
    public void step(String words) {
        step.setText(words);
    }

    /** Says why it failed and waits for the reader. */
    public void failed(String why, Runnable onRead) {
        title.setText("The database was not compacted");
        step.setText(why);
        box.getChildren().setAll(title, step, goOn);
        goOn.setOnAction(_ -> onRead.run());
        goOn.requestFocus();
    }

    Scene scene() {
        return scene;
    }
}
