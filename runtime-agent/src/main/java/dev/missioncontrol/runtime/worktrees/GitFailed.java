package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;

/** Reports a git call that ended with an error; the message contains git's own text. */
final class GitFailed extends IOException {
    private static final long serialVersionUID = 1L;
    private final String errors;

    GitFailed(String what, String errors) {
        super("git " + what + ": " + lastWords(errors));
        this.errors = errors;
    }

    String errors() {
        return errors;
    }

    static String lastWords(String errors) {
        return errors.lines()
                .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
                .findFirst()
                .orElse(errors.strip().lines().reduce((first, last) -> last).orElse("no message"));
    }
}
