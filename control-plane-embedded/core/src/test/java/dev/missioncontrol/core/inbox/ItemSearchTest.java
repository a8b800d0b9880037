package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.audit.IndexProgress;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.inbox.items.Leases;
import dev.missioncontrol.core.log.EventLog;
import dev.missioncontrol.core.search.EventIndex;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of items are found through the index, in the order and the pages of the list. */
final class ItemSearchTest {
    private static final AgentName OTHER = new AgentName("other");
    private static final int MANY = 30;

    @TempDir
    private Path directory;

    private Opened opened;

    @BeforeEach
    void open() {
        opened = new Opened(directory);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static ItemFilter words(String words) {
        return new ItemFilter(null, Set.of(), null, null, words);
    }

    private List<String> titles(ItemFilter filter) {
        return titles(opened.owner().inbox().list(filter, null, 100));
    }

    private static List<String> titles(Page<InboxItem> page) {
        assertThat(page.partial()).isNull();
        return page.rows().stream().map(InboxItem::title).toList();
    }

    private InboxItem write(AgentName agent, String title, String body) {
        return opened.owner().inbox().create(NewItem.of(agent, title).saying(body), IdempotencyKey.random());
    }

    @Test
    void eachWordBeginsAWordOfTitleBodyOrCommand() {
        write(OTHER, "Write the Überblick chapter", "about whales");
        opened.create("Write nothing"); // runs "true" in /srv/repo
        assertThat(titles(words("wri"))).containsExactly("Write nothing", "Write the Überblick chapter");
        assertThat(titles(words("WHAL chap"))).containsExactly("Write the Überblick chapter");
        assertThat(titles(words("über"))).containsExactly("Write the Überblick chapter");
        assertThat(titles(words("srv"))).containsExactly("Write nothing");
        assertThat(titles(words("ales"))).isEmpty();
        assertThat(titles(words("argv"))).isEmpty();
        assertThat(titles(words("slash"))).isEmpty();
        assertThat(titles(words("  "))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", " ! ", "%", "\u200d"})
    void aSearchOfSignsAloneIsRefused(String signs) {
        opened.create("one");
        assertThatThrownBy(() -> titles(words(signs))).hasMessageContaining("no word to search for");
        assertThatThrownBy(() -> opened.owner().audit().list(AuditFilter.words(signs), null, 10))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("no-word"));
    }

    @Test
    void whatWasJustCreatedIsFoundAtOnce() {
        for (int i = 0; i < MANY; i++) {
            opened.create("number" + i);
            assertThat(titles(words("number" + i))).containsExactly("number" + i);
        }
    }

    @Test
    void wordsAndTheRestOfTheFilterNarrowTogether() {
        write(OTHER, "deploy one", "");
        InboxItem two = opened.create("deploy two");
        opened.create("deploy three");
        opened.owner().inbox().submit(two.id(), new ItemCommand.Cancel(null, "no"), IdempotencyKey.random());
        assertThat(titles(new ItemFilter(null, Set.of(ItemState.PENDING), null, null, "deploy")))
                .containsExactly("deploy three", "deploy one");
        assertThat(titles(new ItemFilter(OTHER, Set.of(), null, null, "deploy")))
                .containsExactly("deploy one");
        assertThat(titles(new ItemFilter(OTHER, Set.of(), null, null, "two"))).isEmpty();
    }

    @Test
    void pagesHaveNoGapAndNoDuplicate() {
        List<String> expected = twoKinds();
        assertThat(inPages((cursor, limit) -> opened.owner().inbox().list(words("even"), cursor, limit)))
                .isEqualTo(expected);
        ItemFilter pending = new ItemFilter(null, Set.of(ItemState.PENDING), null, null, "even");
        assertThat(inPages((cursor, limit) -> opened.owner().inbox().list(pending, cursor, limit)))
                .isEqualTo(expected);
    }

    private List<String> twoKinds() {
        List<String> even = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            even.addFirst(opened.create("even " + i).title());
            opened.create("odd " + i);
        }
        return even;
    }

    private static List<String> inPages(BiFunction<@Nullable String, Integer, Page<InboxItem>> pages) {
        List<String> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<InboxItem> page = pages.apply(cursor, 7);
            found.addAll(titles(page));
            cursor = page.next();
        } while (cursor != null);
        return found;
    }

    /** Many hits that the rest of the filter leaves out, and many rows that it leaves in without the word. */
    @Test
    void aFewMatchesAmongManyHitsAndManyRowsAreFound() {
        opened.create("even old");
        for (int i = 0; i < 1_050; i++) {
            opened.create("odd " + i);
        }
        for (int i = 0; i < 210; i++) {
            InboxItem item = opened.create("even " + i);
            opened.owner().inbox().submit(item.id(), new ItemCommand.Cancel(null, "no"), IdempotencyKey.random());
        }
        ItemFilter pending = new ItemFilter(null, Set.of(ItemState.PENDING), null, null, "even");
        assertThat(titles(opened.owner().inbox().list(pending, null, 5))).containsExactly("even old");
    }

    /** A page reads 20 hits at most: two rounds of ten. */
    @Test
    void aPageOfASearchReadsABoundedNumberOfItems() {
        write(OTHER, "even old", "");
        for (int i = 0; i < MANY; i++) {
            write(OTHER, "odd " + i, "");
        }
        twoKinds();
        Instant now = opened.clock().instant();
        opened.close();
        try (Store store = Store.open(new Database.H2File(directory));
                EventIndex index = new EventIndex(
                        directory.resolve("search"),
                        store,
                        store.read(EventLog::of).head())) {
            Leases leases = new Leases(new Telemetry(store, () -> Duration.ZERO), false);
            ItemSearch search = new ItemSearch(store, leases, index, new ItemSearch.Bounds(10, 10, 2));
            ItemFilter others = new ItemFilter(OTHER, Set.of(), null, null, "even");
            Page<InboxItem> first = search.list(others, null, 5, now);
            assertThat(first.rows()).isEmpty();
            assertThat(first.next()).isNotNull();
            assertThat(inPages((cursor, _) -> search.list(others, cursor == null ? null : new ItemId(cursor), 5, now)))
                    .containsExactly("even old");
        }
        opened = new Opened(directory);
    }

    @Test
    void whatWasErasedIsNotFound() {
        opened.create("Zebediah");
        AuditEvent event = opened.owner()
                .audit()
                .list(AuditFilter.words("zebediah"), null, 1)
                .rows()
                .getFirst();
        opened.owner().audit().erase(event.position(), "asked");
        assertThat(titles(words("zebediah"))).isEmpty();
    }

    @Test
    void anIndexThatCannotBeUsedIsReplacedByReading() throws IOException {
        List<String> expected = twoKinds();
        assertThat(titles(words("even"))).isEqualTo(expected);
        opened.close();
        try (var files = Files.walk(directory.resolve("search"))) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(directory.resolve("search"), "a file where a directory belongs");
        opened = new Opened(directory);
        assertThat(inPages((cursor, limit) -> opened.owner().inbox().list(words("even"), cursor, limit)))
                .isEqualTo(expected);
    }

    /** An index that takes ten events in a step: the first step of each search is not enough. */
    @Test
    void anAnswerFromAnIndexThatIsBeingBuiltSaysHowFarItReaches() {
        List<String> all = twoKinds();
        Instant now = opened.clock().instant();
        opened.close();
        try (Store store = Store.open(new Database.H2File(directory));
                EventIndex index = new EventIndex(
                        directory.resolve("slow"),
                        store,
                        store.read(EventLog::of).head(),
                        10)) {
            ItemSearch search =
                    new ItemSearch(store, new Leases(new Telemetry(store, () -> Duration.ZERO), false), index);
            Page<InboxItem> first = search.list(words("even"), null, 100, now);
            IndexProgress partial = Objects.requireNonNull(first.partial(), "the answer looks whole");
            assertThat(partial.reached().sequence()).isEqualTo(10);
            assertThat(partial.percent()).isBetween(1, 20);
            assertThat(first.rows()).isNotEmpty().hasSizeLessThan(MANY);
            assertThat(titles(search.list(
                            new ItemFilter(null, Set.of(ItemState.PENDING), null, null, "even"), null, 100, now)))
                    .as("few enough to be read")
                    .isEqualTo(all);
            for (int step = 0; step < MANY; step++) {
                index.step();
            }
            assertThat(titles(search.list(words("even"), null, 100, now))).isEqualTo(all);
        }
        opened = new Opened(directory);
    }
}
