package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Types command lines as a user with a home directory of their own would. Confined to one thread. */
final class Shell {
    final Map<String, String> environment = new HashMap<>();
    private final Path home;
    private String input = "";

    Shell(Path home) {
        this.home = home;
    }

    record Ended(int code, String out, String err) {}

    Shell typing(String text) {
        input = text;
        return this;
    }

    Ended run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return run(out, arguments);
    }

    Ended run(OutputStream out, Object... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Program.run(
                around(out, err), Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Ended(
                code,
                out instanceof ByteArrayOutputStream kept ? kept.toString(StandardCharsets.UTF_8) : "",
                err.toString(StandardCharsets.UTF_8));
    }

    CliEnvironment environment() {
        return around(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    private CliEnvironment around(OutputStream out, OutputStream err) {
        return new CliEnvironment(
                environment,
                "Linux",
                home,
                InstantSource.system(),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                err);
    }
}
