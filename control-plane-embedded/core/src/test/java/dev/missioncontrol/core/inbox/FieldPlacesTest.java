package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A field that an item only carries is named in few places: it is declared in one small record, which commands, events and items
 * share, it may be checked there, and the store has a column for it, which it writes and reads. Whoever passes an item on passes
 * the small record. What asks for items by the field (a poll, a query), screens, and what foreign clients write are not counted.
 */
final class FieldPlacesTest {
    private static final int PLACES_MAX = 5;
    private static final List<Path> ROOMS = List.of(
            Path.of("../api/src/main/java/dev/missioncontrol/api/inbox"),
            Path.of("../api/src/main/java/dev/missioncontrol/api/http"),
            Path.of("src/main/java/dev/missioncontrol/core/inbox"));
    private static final Pattern COMMENT = Pattern.compile("^\\s*(/?\\*|//).*");
    private static final Pattern ASKING =
            Pattern.compile("poll\\(|pendingFor\\(|Handle handle, AgentName|:clan|\\.bind\\(");

    @Test
    void aFieldThatAnItemCarriesIsNamedInAtMostFivePlaces() throws IOException {
        assertThat(places("clan")).hasSizeBetween(1, PLACES_MAX);
    }

    private static List<String> places(String field) throws IOException {
        Pattern named = Pattern.compile("\\b" + field + "\\b");
        Stream.Builder<String> found = Stream.builder();
        for (Path room : ROOMS) {
            try (Stream<Path> files = Files.walk(room)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    Files.readAllLines(file).stream()
                            .filter(line -> !COMMENT.matcher(line).matches()
                                    && !ASKING.matcher(line).find())
                            .flatMap(line ->
                                    named.matcher(line).results().limit(1).map(_ -> line))
                            .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
                }
            }
        }
        return found.build().toList();
    }
}
