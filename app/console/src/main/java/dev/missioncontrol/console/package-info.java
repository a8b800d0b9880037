/**
 * The console: a window on one control plane. It knows the port and nothing else of ours.
 *
 * <p>Each view is an FXML file, a thin controller and a view model without scene classes. View models are confined to the
 * JavaFX thread; calls to the port leave it through {@code fx.Background}.
 */
@NullMarked
package dev.missioncontrol.console;

import org.jspecify.annotations.NullMarked;
