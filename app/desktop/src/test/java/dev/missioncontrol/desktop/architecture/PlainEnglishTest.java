package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds main sources to plain English: full statements in Javadoc, and no archaic pronouns in comments and strings. */
final class PlainEnglishTest {
    private static final String MAIN = "/src/main/java/";
    /** Modules whose texts do not follow the rule yet. */
    private static final List<String> EXCEPTIONS = List.of("/app/console/");

    private static final Pattern TEXT =
            Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'");
    private static final Pattern MARGIN = Pattern.compile("\\n\\s*\\*?\\s*");
    private static final Pattern FRAGMENT =
            Pattern.compile("(?:^/\\*\\* ?\\s*|[.!?] )(?:Who|Whom|Whose|What|How|Where|Which|Whether)\\b[^.?]{0,40}");
    private static final Pattern ARCHAIC =
            Pattern.compile("(?i)\\b(?:nobody|anybody|whoever|so many|so long|anew)\\b[^\"]{0,40}");

    @Test
    void mainSourcesArePlain() throws IOException {
        List<Path> sources = sources(Path.of("../.."));
        assertThat(sources).hasSizeGreaterThan(500);
        assertThat(odd(sources)).isEmpty();
    }

    @Test
    void plantedFragmentsAndPronounsAreFound(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("Sample.java");
        Files.writeString(file, """
                /** Who asks. */
                class Sample {
                    /**
                     * Keeps a row.
                     * Whether it is new.
                     */
                    String nobody = "Nobody waits"; // not whoever calls
                    /** Says what Who means. */
                    char quote = '"';
                }
                """);
        assertThat(odd(List.of(file)))
                .containsExactly(
                        "Sample.java: /** Who asks",
                        "Sample.java: . Whether it is new",
                        "Sample.java: Nobody waits",
                        "Sample.java: whoever calls");
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(PlainEnglishTest::held).toList();
        }
    }

    private static boolean held(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java")
                && path.contains(MAIN)
                && EXCEPTIONS.stream().noneMatch(path::contains);
    }

    private static List<String> odd(List<Path> sources) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            TEXT.matcher(Files.readString(source)).results().forEach(match -> {
                String text = MARGIN.matcher(match.group()).replaceAll(" ");
                Stream<Pattern> rules = text.startsWith("/**") ? Stream.of(FRAGMENT, ARCHAIC) : Stream.of(ARCHAIC);
                rules.flatMap(rule -> rule.matcher(text).results())
                        .forEach(hit -> found.add(
                                source.getFileName() + ": " + hit.group().strip()));
            });
        }
        return found;
    }
}
