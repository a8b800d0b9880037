package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads a secret text: from the terminal without echo, or all of standard input without its last line break. */
final class SecretInput {
    private SecretInput() {}

    static SecretValue read(CliEnvironment environment, String prompt) {
        Optional<Console> terminal = terminal(environment);
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("%s: ", prompt);
            return SecretValue.typed(typed == null ? new char[0] : typed);
        }
        try {
            byte[] all = environment.in().readNBytes(SecretValue.LENGTH_MAX + 2);
            int length = all.length;
            while (length > 0 && all.length - length < 2 && (all[length - 1] == '\n' || all[length - 1] == '\r')) {
                length--;
            }
            byte[] exact = Arrays.copyOf(all, length);
            Arrays.fill(all, (byte) 0);
            return SecretValue.taking(exact);
        } catch (IOException e) {
            throw new ControlPlaneException(
                    Category.INVALID, "no-input", "Standard input could not be read; write the value there.", e);
        }
    }

    /** Returns the terminal, if this process's own standard input is one. */
    private static Optional<Console> terminal(CliEnvironment environment) {
        return Optional.ofNullable(System.console())
                .filter(_ -> environment.in().equals(System.in))
                .filter(Console::isTerminal);
    }
}
