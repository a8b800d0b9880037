package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the names of event types in one place: main sources use {@link EventType} instead of literals. */
final class EventTypeLiteralsTest {
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\\n]*)\"");
    private static final String MAIN = "/src/main/java/";
    private static final String REGISTRY = MAIN + "dev/missioncontrol/api/audit/EventType.java";
    /** The contract suite may contain the names, because it checks them on the wire. */
    private static final String CONTRACT = "/control-plane-embedded/contract/";

    @Test
    void onlyTheRegistryNamesAnEventType() throws IOException {
        assertThat(named(MainSources.all().stream()
                        .filter(EventTypeLiteralsTest::looked)
                        .toList()))
                .isEmpty();
    }

    @Test
    void aPlantedNameIsFound(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("Sample.java");
        Files.writeString(file, "String a = \"item.\";\nString b = \"item.lease-expired\"; // item.created\n");
        assertThat(named(List.of(file))).containsExactly("Sample.java: item.lease-expired");
    }

    private static boolean looked(Path file) {
        String path = file.toString().replace('\\', '/');
        return !path.endsWith(REGISTRY) && !path.contains(CONTRACT);
    }

    private static List<String> named(List<Path> sources) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            LITERAL.matcher(Files.readString(source))
                    .results()
                    .map(literal -> literal.group(1))
                    .filter(literal -> EventType.find(literal).isPresent())
                    .forEach(literal -> found.add(source.getFileName() + ": " + literal));
        }
        return found;
    }
}
