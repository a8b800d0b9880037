package dev.missioncontrol.core.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A planted bug.
 *
 * @param breaks what is not true any more, as people would say it
 * @param type the changed class, below the core's package
 * @param snippet the source that must occur exactly once, without regard to white space at its ends
 */
record Mutant(String breaks, String type, String snippet, String replacement) {
    private static final String ROOM = "dev.missioncontrol.core.";
    private static final Path SOURCES = Path.of("src", "main", "java");

    String className() {
        return ROOM + type;
    }

    /** The whole source with the bug in it. */
    String source() {
        String source = read(SOURCES.resolve(className().replace('.', '/') + ".java"));
        int at = source.indexOf(snippet);
        if (at < 0 || source.indexOf(snippet, at + 1) >= 0) {
            throw new IllegalStateException("\"" + breaks + "\" no longer fits: its source is not exactly once in "
                    + className() + "; move the mutant along with the code");
        }
        return source.substring(0, at) + replacement + source.substring(at + snippet.length());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("read the source " + file, e);
        }
    }
}
