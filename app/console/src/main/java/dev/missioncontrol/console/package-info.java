/**
 * Shows one control plane in a window. Of the other modules it knows the port only.
 *
 * <p>Each view is an FXML file, a thin controller and a view model without scene classes. View models are confined to
 * the JavaFX thread; calls to the port leave it through {@code fx.Background}.
 */
@NullMarked
package dev.missioncontrol.console;

import org.jspecify.annotations.NullMarked;
