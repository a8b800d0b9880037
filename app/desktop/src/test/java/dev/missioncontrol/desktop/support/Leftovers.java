package dev.missioncontrol.desktop.support;

import dev.missioncontrol.desktop.DataDirectory;
import dev.missioncontrol.runtime.sessions.TmuxSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends what outlives a test on purpose: the runtime's tmux server. */
public final class Leftovers {
    private Leftovers() {}

    /** Ends the tmux server of the runtime in the directory. */
    public static void end(DataDirectory data) {
        endRuntime(data.runtimeHome());
    }

    /** Ends the tmux server of the runtime with this home. */
    public static void endRuntime(Path home) {
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
}
