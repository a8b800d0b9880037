package dev.missioncontrol.desktop.runtime;

import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.runtime.RunningRuntime;
import dev.missioncontrol.runtime.process.CommandLookup;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts the runtime program. The join token goes to its standard input, never into arguments or environment. Its
 * output is discarded, because it must be able to outlive this process and keeps a log of its own.
 *
 * @param home the runtime's directory
 * @param endpointFile the file in which the runtime finds the control plane's address after every restart
 */
public record RuntimeProcess(Path home, Path endpointFile) {
    private static final String MAIN = "dev.missioncontrol.runtime.RuntimeMain";

    /** Returns a runtime that works in the directory already. */
    Optional<ProcessHandle> survivor() {
        try {
            return RunningRuntime.in(home);
        } catch (IOException e) {
            throw new UncheckedIOException("look for a runtime in " + home, e);
        }
    }

    Process start(Token token) {
        ProcessBuilder builder = new ProcessBuilder(commandLine())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            try (OutputStream input = process.getOutputStream()) {
                input.write((token.reveal() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("start the local runtime", e);
        }
    }

    private List<String> commandLine() {
        List<String> own = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                MAIN,
                "--home",
                home.toString(),
                "--endpoint-file",
                endpointFile.toString(),
                "--keys-in-memory");
        return Stream.concat(apart().stream(), own.stream()).toList();
    }

    /**
     * Finds the program that detaches the runtime: under setsid or nohup it does not end with this program's terminal.
     */
    private static Optional<String> apart() {
        Map<String, String> environment = System.getenv();
        return CommandLookup.onPath("setsid", environment)
                .or(() -> CommandLookup.onPath("nohup", environment))
                .map(Path::toString);
    }
}
