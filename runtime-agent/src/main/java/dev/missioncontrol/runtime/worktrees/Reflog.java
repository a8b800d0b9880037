package dev.missioncontrol.runtime.worktrees;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the small files in which a session's git notes what its refs named; each is read as text and never trusted. */
final class Reflog {
    private static final int BYTES_MAX = 8 * 1024 * 1024;
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{40,64} ([0-9a-f]{40,64}) [^\t]*(?:\t(.*))?");
    private static final Pattern NONE = Pattern.compile("0+");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40,64}");

    private Reflog() {}

    /** Lists the commits that the log names, newest first, without those that an amended commit replaced. */
    static List<String> commits(Path log) throws IOException {
        List<String> commits = new ArrayList<>();
        for (String line : text(log).lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && !NONE.matcher(matcher.group(1)).matches()) {
                String message = matcher.group(2);
                if (message != null && message.startsWith("commit (amend)") && !commits.isEmpty()) {
                    String replaced = commits.getFirst();
                    commits.removeIf(replaced::equals);
                }
                commits.addFirst(matcher.group(1));
            }
        }
        return commits;
    }

    /** Returns the commit that a HEAD names by its hash; empty when it names a branch. */
    static Optional<String> detached(Path head) throws IOException {
        return Optional.of(text(head).strip()).filter(hash -> HASH.matcher(hash).matches());
    }

    /** Returns the ref that a HEAD names; empty when it names a commit. */
    static Optional<String> branch(Path head) throws IOException {
        String text = text(head).strip();
        return text.startsWith("ref: ") ? Optional.of(text.substring("ref: ".length())) : Optional.empty();
    }

    /** Returns the text of a small file; empty when there is none, or something else than text. */
    static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        if (Files.size(file) > BYTES_MAX) {
            throw new IOException(file + " is too large to be looked through");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return text.indexOf('\0') < 0 ? text : "";
    }
}
