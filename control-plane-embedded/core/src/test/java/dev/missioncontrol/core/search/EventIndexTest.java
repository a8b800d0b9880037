package dev.missioncontrol.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.core.Opened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches find what has happened, all of it, newest first, also after the index was lost. */
final class EventIndexTest {
    @TempDir
    Path directory;

    private static List<String> titles(Opened opened, String words) {
        return opened.owner().audit().list(AuditFilter.words(words), null, 100).rows().stream()
                .map(event -> String.valueOf(event.body()).replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    @Test
    void everyWordMustBeginAWordOfTheEvent() {
        try (Opened opened = new Opened(directory)) {
            opened.create("Write the Überblick chapter");
            opened.create("write nothing");
            assertThat(titles(opened, "wri chap")).containsExactly("Write the Überblick chapter");
            assertThat(titles(opened, "WRITE")).containsExactly("write nothing", "Write the Überblick chapter");
            assertThat(titles(opened, "über")).containsExactly("Write the Überblick chapter");
            assertThat(titles(opened, "rite")).isEmpty();
        }
    }

    @Test
    void filtersNarrowTogether() {
        try (Opened opened = new Opened(directory)) {
            Instant start = opened.clock().instant();
            opened.create("early");
            opened.clock().advance(Duration.ofMinutes(10));
            InboxItem late = opened.create("late");
            opened.claimed();
            Instant cut = start.plus(Duration.ofMinutes(5));
            assertThat(types(opened, new AuditFilter("owner", "item.", null, cut, null, null)))
                    .containsExactly("item.created");
            assertThat(types(opened, new AuditFilter(null, "item.created", null, null, cut, null)))
                    .containsExactly("item.created");
            assertThat(types(opened, new AuditFilter("runtime:local", null, null, cut, null, null)))
                    .containsExactly("item.claimed", "runtime.started");
            assertThat(types(opened, new AuditFilter("owner", null, "item:" + late.id(), null, null, "late")))
                    .containsExactly("item.created");
        }
    }

    private static List<String> types(Opened opened, AuditFilter filter) {
        return opened.owner().audit().list(filter, null, 100).rows().stream()
                .map(AuditEvent::type)
                .toList();
    }

    @Test
    void pagesOfASearchHaveNoGapAndNoDuplicate() {
        try (Opened opened = new Opened(directory)) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                opened.create("page " + i);
                opened.create("other " + i);
                expected.addFirst("page " + i);
            }
            List<String> found = new ArrayList<>();
            String cursor = null;
            do {
                Page<AuditEvent> page = opened.owner().audit().list(AuditFilter.words("page"), cursor, 3);
                page.rows().forEach(event -> found.add(event.body() == null ? "" : event.body()));
                cursor = page.next();
            } while (cursor != null);
            assertThat(found).hasSize(10).doesNotHaveDuplicates();
            assertThat(found.getFirst()).contains(expected.getFirst());
        }
    }

    @Test
    void anIndexThatWasLostOrBrokenIsMadeAnew() throws IOException {
        try (Opened opened = new Opened(directory)) {
            opened.create("kept");
            assertThat(titles(opened, "kept")).hasSize(1);
        }
        for (Path file : files()) {
            Files.writeString(file, "not an index");
        }
        try (Opened opened = new Opened(directory)) {
            assertThat(titles(opened, "kept")).hasSize(1);
        }
        for (Path file : files()) {
            Files.delete(file);
        }
        try (Opened opened = new Opened(directory)) {
            assertThat(titles(opened, "kept")).hasSize(1);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("search"))) {
            return files.filter(file -> !file.getFileName().toString().equals("write.lock"))
                    .toList();
        }
    }

    @Test
    void anIndexWhoseDiskHasFailedGoesOnWhenTheDiskDoes() throws IOException {
        Path search = directory.resolve("search");
        try (Opened opened = new Opened(directory)) {
            opened.create("before");
            assertThat(titles(opened, "before")).hasSize(1);
            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(search.resolve("write.lock"));
            Files.delete(search);
            Files.writeString(search, "nothing can be written into a file like into a directory");
            opened.create("meanwhile");
            assertThatThrownBy(() -> titles(opened, "meanwhile"))
                    .isInstanceOfSatisfying(
                            ControlPlaneException.class,
                            e -> assertThat(e.type()).isEqualTo("search-unavailable"));
            Files.delete(search);
            assertThat(titles(opened, "before")).hasSize(1);
            assertThat(titles(opened, "meanwhile")).hasSize(1);
        }
    }

    @Test
    void whatWasErasedIsInNoFileOfALargeIndex() throws IOException {
        try (Opened opened = new Opened(directory)) {
            opened.create("Zebediah");
            for (int i = 0; i < 30; i++) {
                opened.create("other " + i);
            }
            assertThat(titles(opened, "zebediah")).hasSize(1);
        }
        assertThat(content()).contains("zebediah");
        try (Opened opened = new Opened(directory)) {
            AuditEvent event = opened.owner()
                    .audit()
                    .list(AuditFilter.words("zebediah"), null, 1)
                    .rows()
                    .getFirst();
            opened.owner().audit().erase(event.position(), "asked");
            assertThat(titles(opened, "zebediah")).isEmpty();
        }
        assertThat(content()).doesNotContain("zebediah");
    }

    private String content() throws IOException {
        StringBuilder content = new StringBuilder();
        for (Path file : files()) {
            content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return content.toString();
    }

    @Test
    void anIndexOfAnotherLogIsMadeAnew(@TempDir Path other) throws IOException {
        try (Opened opened = new Opened(other)) {
            opened.create("foreign");
            assertThat(titles(opened, "foreign")).hasSize(1);
        }
        try (Opened opened = new Opened(directory)) {
            opened.create("own");
        }
        Files.move(other.resolve("search"), directory.resolve("search"));
        try (Opened opened = new Opened(directory)) {
            assertThat(titles(opened, "own")).hasSize(1);
            assertThat(titles(opened, "foreign")).isEmpty();
        }
    }

    @Test
    void aSearchGoesOnFromWhereTheIndexWasClosed() {
        try (Opened opened = new Opened(directory)) {
            opened.create("first");
            assertThat(titles(opened, "first")).hasSize(1);
            opened.offFor(Duration.ofSeconds(1));
            opened.create("second");
            assertThat(titles(opened, "first")).hasSize(1);
            assertThat(titles(opened, "second")).hasSize(1);
        }
    }

    @Test
    void wordsBeyondTheirLimitAreRefused() {
        assertThatThrownBy(() -> AuditFilter.words("x".repeat(501))).isInstanceOf(IllegalArgumentException.class);
        try (Opened opened = new Opened(directory)) {
            opened.create("x");
            assertThat(titles(opened, "x ".repeat(250))).hasSize(1);
            assertThatThrownBy(() -> opened.owner().audit().list(AuditFilter.words("x"), "nonsense", 5))
                    .isInstanceOf(ControlPlaneException.class);
        }
    }
}
