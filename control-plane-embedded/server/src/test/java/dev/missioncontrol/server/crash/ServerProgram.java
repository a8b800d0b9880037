package dev.missioncontrol.server.crash;

import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.server.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the server in a process of its own. Confined to one thread. */
final class ServerProgram implements AutoCloseable {
    private final Path data;
    private final Process process;

    private ServerProgram(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    /** Starts the server and waits until it reports that it listens. */
    static ServerProgram start(Path data, List<String> options) {
        Path errors = data.resolveSibling(data.getFileName() + ".errors");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1", // it is killed before an optimizing compiler would pay off
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                "--data",
                data.toString()));
        command.addAll(options);
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            if (line == null || !line.startsWith("Mission Control listens")) {
                throw new AssertionError("The server did not start: " + Files.readString(errors));
            }
            return new ServerProgram(data, process);
        } catch (IOException e) {
            throw new UncheckedIOException("start a server on " + data, e);
        }
    }

    URI url() {
        return EndpointFile.in(data).url().orElseThrow();
    }

    /** Ends the process with kill -9. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
