package dev.missioncontrol.console.shell;

import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.keys.ConsoleAction;
import dev.missioncontrol.console.keys.KeyDispatch;
import dev.missioncontrol.console.shell.ShellViewModel.Overlay;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Ages;
import dev.missioncontrol.console.words.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.value.ObservableLongValue;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

public final class ShellController {
    private static final long BADGE_MAX = 99;

    private final ShellViewModel model;
    private final SpaceViewModel space;
    private final Undo undo;
    private final Signs signs;
    private final Map<ViewId, Pane> panes;
    private final Overlays overlays;

    @FXML
    private VBox rail;

    @FXML
    private Label connection;

    @FXML
    private Button paletteField;

    @FXML
    private Button needButton;

    @FXML
    private Button themeButton;

    @FXML
    private Button timeButton;

    @FXML
    private Button spaceButton;

    @FXML
    private StackPane views;

    @FXML
    private StackPane overlay;

    @FXML
    private Region statusSign;

    @FXML
    private Label status;

    @FXML
    private HBox toast;

    @FXML
    private Label toastWords;

    @FXML
    private Label toastAge;

    @FXML
    private Button toastUndo;

    /** Holds the connection's name and the numbers of things that need a human, for each view and in all. */
    public record Signs(String connectionName, Map<ViewId, ReadOnlyLongProperty> needed, ObservableLongValue all) {}

    /** Pairs a view with its node. */
    public record Pane(View view, Node node) {}

    /** Holds the overlays and the callbacks for opening them. */
    public record Overlays(Node palette, Runnable openPalette, Node keys, Runnable openKeys) {}

    public ShellController(
            ShellViewModel model,
            SpaceViewModel space,
            Undo undo,
            Signs signs,
            Map<ViewId, Pane> panes,
            Overlays overlays) {
        this.model = model;
        this.space = space;
        this.undo = undo;
        this.signs = signs;
        this.panes = new EnumMap<>(panes);
        this.overlays = overlays;
    }

    @FXML
    private void initialize() {
        connection.setText(signs.connectionName());
        for (ViewId viewId : ViewId.values()) {
            rail.getChildren().add(railButton(viewId));
        }
        model.placeProperty().addListener((property, before, now) -> show(before, now));
        model.overlayProperty().addListener((property, before, now) -> cover(now));
        model.connectionProperty().addListener((property, before, now) -> showStatus());
        model.clockProperty().nowProperty().addListener((property, before, now) -> showStatus());
        signs.all().subscribe(count -> {
            needButton.setText(
                    Numbers.grouped(count.longValue()) + (count.longValue() == 1 ? " needs you" : " need you"));
            DetailNodes.show(needButton, count.longValue() > 0);
        });
        needButton.setOnAction(event -> model.go(ViewId.NEEDS));
        space.offerProperty().subscribe(offer -> {
            spaceButton.setText(offer);
            DetailNodes.show(spaceButton, !offer.isEmpty());
        });
        spaceButton.setTooltip(new Tooltip("Give unused space of the database file back, before it is opened"));
        spaceButton.setOnAction(event -> space.toggle());
        timeButton.setGraphic(new FontIcon("fth-clock"));
        timeButton.setTooltip(new Tooltip("Show times relative, local or in UTC   " + KeyDispatch.shown("T")));
        model.timeModeProperty().subscribe(mode -> timeButton.setText(mode.word()));
        model.themeProperty()
                .subscribe(theme -> themeButton.setGraphic(new FontIcon(
                        switch (theme) {
                            case LIGHT -> "fth-moon";
                            case DARK -> "fth-sun";
                        })));
        undo.offerProperty().subscribe(this::showToast);
        paletteField.setOnAction(event -> model.toggle(Overlay.PALETTE));
        themeButton.setOnAction(event -> model.switchTheme());
        timeButton.setOnAction(event -> model.switchTimeMode());
        toastUndo.setOnAction(event -> undo.undo());
        overlay.setOnMouseClicked(event -> {
            if (overlay.equals(event.getTarget())) {
                model.overlayProperty().set(Overlay.NONE);
            }
        });
        cover(Overlay.NONE);
        show(null, model.placeProperty().get());
        showStatus();
    }

    @FXML
    private void openKeys() {
        model.toggle(Overlay.KEYS);
    }

    /** Returns every available action: those of the frame and those of the current view. */
    public List<ConsoleAction> actions() {
        List<ConsoleAction> actions = new ArrayList<>();
        actions.add(ConsoleAction.of("Open the palette", "Ctrl+K", () -> model.toggle(Overlay.PALETTE)));
        for (ViewId viewId : ViewId.values()) {
            actions.add(ConsoleAction.of("Go to " + viewId.title(), viewId.keys(), () -> model.go(viewId)));
        }
        actions.addAll(current().view().actions());
        actions.add(
                new ConsoleAction("Undo", "Ctrl+Z", () -> undo.offerProperty().get() != null, undo::undo));
        actions.add(ConsoleAction.of("Switch between light and dark", "Ctrl+Shift+L", model::switchTheme));
        actions.add(ConsoleAction.of("Show times relative, local or UTC", "T", model::switchTimeMode));
        actions.add(ConsoleAction.of("Keys valid here", "?", () -> model.toggle(Overlay.KEYS)));
        actions.add(ConsoleAction.of("Back one step", "Esc", this::back));
        return actions;
    }

    private void back() {
        if (model.overlayProperty().get() != Overlay.NONE) {
            model.overlayProperty().set(Overlay.NONE);
        } else if (!current().view().back()) {
            takeFocus();
        }
    }

    /** Gives the focus to the view rather than a text field, in which shortcut keys would only be letters. */
    public void takeFocus() {
        views.requestFocus();
        current().view().activate();
    }

    private Pane current() {
        return pane(model.placeProperty().get());
    }

    private Pane pane(ViewId viewId) {
        Pane pane = panes.get(viewId);
        if (pane == null) {
            throw new IllegalStateException("there is no view for " + viewId);
        }
        return pane;
    }

    private ToggleButton railButton(ViewId viewId) {
        ToggleButton button = new ToggleButton(viewId.title(), railIcon(viewId));
        button.setContentDisplay(ContentDisplay.TOP);
        button.getStyleClass().add("rail-button");
        button.setFocusTraversable(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(viewId.title() + "   " + KeyDispatch.shown(viewId.keys())));
        button.setOnAction(event -> model.go(viewId));
        model.placeProperty().subscribe(now -> button.setSelected(now == viewId));
        // A click on the current view's button must not deselect it.
        button.selectedProperty()
                .addListener((property, before, now) ->
                        button.setSelected(model.placeProperty().get() == viewId));
        return button;
    }

    private Node railIcon(ViewId viewId) {
        FontIcon icon = new FontIcon(viewId.icon());
        ReadOnlyLongProperty needed = signs.needed().get(viewId);
        if (needed == null) {
            return icon;
        }
        Label badge = new Label();
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> needed.get() > BADGE_MAX ? BADGE_MAX + "+" : Long.toString(needed.get()), needed));
        badge.visibleProperty().bind(needed.greaterThan(0));
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        StackPane both = new StackPane(icon, badge);
        both.getStyleClass().add("badged");
        return both;
    }

    private void show(@Nullable ViewId before, ViewId now) {
        if (before != null) {
            pane(before).view().deactivate();
        }
        views.getChildren().setAll(pane(now).node());
        takeFocus();
    }

    private void cover(Overlay now) {
        DetailNodes.show(overlay, now != Overlay.NONE);
        switch (now) {
            case NONE -> {
                overlay.getChildren().clear();
                takeFocus();
            }
            case PALETTE -> {
                overlay.getChildren().setAll(overlays.palette());
                overlays.openPalette().run();
            }
            case KEYS -> {
                overlay.getChildren().setAll(overlays.keys());
                overlays.openKeys().run();
            }
        }
    }

    private void showStatus() {
        Instant now = model.clockProperty().now();
        status.setText(model.statusText(now));
        String style = switch (model.connectionProperty().get()) {
            case ConnectionState.Connecting connecting -> "sign-suspect";
            case ConnectionState.Live live -> model.silent(now) ? "sign-suspect" : "sign-alive";
            case ConnectionState.Lost lost -> "sign-lost";
        };
        statusSign.getStyleClass().setAll("sign", style);
        views.getStyleClass().removeAll("stale");
        if (model.connectionProperty().get() instanceof ConnectionState.Lost) {
            views.getStyleClass().add("stale");
        }
        Undo.Offer offer = undo.offerProperty().get();
        if (offer != null) {
            toastAge.setText("in " + Ages.of(Duration.between(now, offer.until())));
        }
    }

    private void showToast(Undo.@Nullable Offer offer) {
        DetailNodes.show(toast, offer != null);
        if (offer != null) {
            toastWords.setText(offer.words());
            toastAge.setText("in " + Ages.of(Undo.WINDOW));
        }
    }
}
