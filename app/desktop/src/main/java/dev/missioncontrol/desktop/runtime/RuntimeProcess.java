package dev.missioncontrol.desktop.runtime;

import dev.missioncontrol.api.access.Token;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts the runtime's program. It gets its token on standard input and nothing of it in arguments or environment; its output
 * goes nowhere, because it must be able to outlive us and keeps a log of its own.
 *
 * @param home the runtime's directory
 * @param endpointFile where the control plane's address is found anew after every restart
 */
public record RuntimeProcess(Path home, Path endpointFile) {
    private static final String MAIN = "dev.missioncontrol.runtime.RuntimeMain";

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
        return List.of(
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
                endpointFile.toString());
    }
}
