package dev.missioncontrol.runtime;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Reads the control plane's address from a file at each call, because a restarted control plane may listen on another
 * port.
 */
record AddressFile(Path file) implements Supplier<URI> {
    @Override
    public URI get() {
        try {
            return URI.create(
                    Files.readString(file).lines().findFirst().orElse("").strip());
        } catch (NoSuchFileException absent) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE, "not-running", "there is no " + file + ": the control plane is off", absent);
        } catch (IOException unreadable) {
            throw FileErrors.of("unreachable", "read", file, unreadable);
        } catch (IllegalArgumentException foreign) {
            throw new ControlPlaneException(
                    Category.UNAVAILABLE,
                    "unreachable",
                    file + " holds no address of a control plane: name its file endpoint",
                    foreign);
        }
    }
}
