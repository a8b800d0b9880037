package dev.missioncontrol.desktop.support;

import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ends what outlives a test on purpose: the runtime's sessions and its tmux server. */
public final class Leftovers {
    private static final Pattern LEADER = Pattern.compile("leader-([0-9]+)-[0-9]*");

    private Leftovers() {}

    /** Ends the sessions of the runtime in the directory. */
    public static void end(DataDirectory data) {
        endRuntime(data.runtimeHome());
    }

    /** Ends the sessions of the runtime with this home. */
    public static void endRuntime(Path home) {
        endLeaders(home.resolve("sessions"));
        Path socket = TmuxSocket.of(home);
        if (!Files.exists(socket)) {
            return;
        }
        try {
            new ProcessBuilder("tmux", "-S", socket.toString(), "kill-server")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void endLeaders(Path sessions) {
        if (!Files.isDirectory(sessions)) {
            return;
        }
        try (Stream<Path> files = Files.walk(sessions, 2)) {
            files.map(file -> LEADER.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .flatMap(leader -> ProcessHandle.of(Long.parseLong(leader.group(1))).stream())
                    .flatMap(leader -> Stream.concat(leader.descendants(), Stream.of(leader)))
                    .forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
