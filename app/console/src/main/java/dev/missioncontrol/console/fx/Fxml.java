package dev.missioncontrol.console.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads the FXML file beside a controller, with controllers created by hand. Confined to the JavaFX thread. */
public final class Fxml {
    private static final String TEXTS = "dev.missioncontrol.console.texts";

    private final Map<Class<?>, Supplier<?>> controllers;

    public Fxml(Map<Class<?>, Supplier<?>> controllers) {
        this.controllers = Map.copyOf(controllers);
    }

    /** Loads the view of {@code FooController}: the file {@code foo.fxml} in its package. */
    public Parent load(Class<?> controller) {
        String name = controller.getSimpleName().replace("Controller", "").toLowerCase(Locale.ROOT) + ".fxml";
        URL file = Objects.requireNonNull(controller.getResource(name), name + " is missing");
        FXMLLoader loader = new FXMLLoader(file, ResourceBundle.getBundle(TEXTS, Locale.ROOT));
        loader.setControllerFactory(this::controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("load " + name, e);
        }
    }

    private Object controller(Class<?> type) {
        Supplier<?> supplier = controllers.get(type);
        if (supplier == null) {
            throw new IllegalStateException("no controller is made for " + type.getName());
        }
        return supplier.get();
    }
}
