/**
 * Encapsulates the JavaFX thread: work leaves it through {@link dev.missioncontrol.console.fx.Background} and returns
 * through the one class that calls {@code Platform.runLater}. Time, FXML and the theme are here too; features are not.
 */
@NullMarked
package dev.missioncontrol.console.fx;

import org.jspecify.annotations.NullMarked;
