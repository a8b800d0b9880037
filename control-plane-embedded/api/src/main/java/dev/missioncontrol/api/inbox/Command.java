package dev.missioncontrol.api.inbox;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SecretName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command to run in a git repository: an argv array, never shell text. Accepted from operators only.
 *
 * @param argv program and arguments, passed to the operating system unchanged
 * @param repository an absolute local path or a URL (https, ssh)
 * @param base the branch, tag, ref or commit to start from; HEAD of the repository if absent
 * @param stdin the secret that the command reads from its standard input; no input if absent
 */
public record Command(
        List<String> argv,
        String repository,
        @Nullable String base,
        @Nullable SecretName stdin) implements Work {
    private static final int ARGUMENTS_MAX = 256;
    private static final int ARGUMENT_LENGTH_MAX = 16 * 1024;

    /** A command without input. */
    public Command(List<String> argv, String repository, @Nullable String base) {
        this(argv, repository, base, null);
    }

    /** The same with a secret on its standard input. */
    public Command reading(SecretName secret) {
        return new Command(argv, repository, base, secret);
    }

    public Command {
        argv = Checks.listed(Checks.required(argv, "command.argv"), "command.argv", ARGUMENTS_MAX);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("command.argv must have 1 to " + ARGUMENTS_MAX + " entries");
        }
        Checks.text(argv.getFirst(), "command.argv[0]", ARGUMENT_LENGTH_MAX);
        argv.forEach(argument -> Checks.atMost(argument, "command.argv entry", ARGUMENT_LENGTH_MAX));
        Checks.text(repository, "command.repository", 2048);
        if (base != null) {
            Checks.text(base, "command.base", 255);
        }
    }
}
