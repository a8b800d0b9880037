package dev.missioncontrol.core.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Data directories that earlier versions have written. */
public final class Fixtures {
    private Fixtures() {}

    /** The one of the first version: an item in every state, and everything beside them. */
    public static void firstVersion(Path directory) {
        copy("v1/control-plane.mv.db", directory);
        copy("v1/integrity.key", directory);
    }

    private static void copy(String name, Path directory) {
        try (InputStream file =
                Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name + " is missing")) {
            Files.copy(file, directory.resolve(Path.of(name).getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException("copy " + name, e);
        }
    }
}
