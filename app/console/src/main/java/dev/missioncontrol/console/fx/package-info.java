/**
 * The border of the JavaFX thread: work leaves it through {@link dev.missioncontrol.console.fx.Background} and comes back
 * through the one class that calls {@code Platform.runLater}. Time, FXML and the theme live here too; no feature does.
 */
@NullMarked
package dev.missioncontrol.console.fx;

import org.jspecify.annotations.NullMarked;
