package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.server.ServerMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server program in a workspace, in a process of its own with this one's flags. Confined to the main thread. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final EndpointFile files;

    private ServerProcess(Process process, EndpointFile files) {
        this.process = process;
        this.files = files;
    }

    /** Starts the server; returns once it listens. */
    static ServerProcess start(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), ServerMain.class.getName()));
        command.addAll(List.of("--data", directory.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.to(directory.resolve("server.log").toFile()))
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        if (output.readLine() == null) {
            throw new IOException("the server did not start; see " + directory.resolve("server.log"));
        }
        return new ServerProcess(process, EndpointFile.in(directory));
    }

    EndpointFile files() {
        return files;
    }

    /** Returns the processor time that it has used. */
    Duration used() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy(); // the signal that lets it end in order
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
