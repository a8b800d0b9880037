package dev.missioncontrol.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** Holds everything that a command takes from its process, so that a test can replace it. Immutable. */
public record CliEnvironment(
        Map<String, String> environment,
        String system,
        Path home,
        InstantSource clock,
        InputStream in,
        OutputStream out,
        OutputStream err) {
    public CliEnvironment {
        environment = Map.copyOf(environment);
    }

    /** Returns the environment of this process. */
    public static CliEnvironment ofThisProcess() {
        return new CliEnvironment(
                System.getenv(),
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                InstantSource.system(),
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err));
    }
}
