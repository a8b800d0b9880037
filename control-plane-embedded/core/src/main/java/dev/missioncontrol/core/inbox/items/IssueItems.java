package dev.missioncontrol.core.inbox.items;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.core.store.Store;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds items by the issue that they refer to, for readers outside the inbox. Thread-safe. */
public final class IssueItems {
    private final Store store;
    private final Leases leases;

    public IssueItems(Store store, Leases leases) {
        this.store = store;
        this.leases = leases;
    }

    /**
     * The forms in which items refer to one issue.
     *
     * @param local {@code #n}, for items of the project only
     * @param global {@code owner/repo#n}, for every item
     */
    public record Reference(
            String project, String local, @Nullable String global) {
        private Stream<String> texts() {
            return Stream.concat(Stream.of(local), Optional.ofNullable(global).stream());
        }

        private boolean matches(Found found) {
            return found.text().equals(global) || (found.text().equals(local) && project.equals(found.project()));
        }
    }

    /** The number of items of a project, in that state, with that reference. */
    record Found(String text, @Nullable String project, ItemState state, long items) {}

    /** Numbers of items by reference and state. */
    public static final class Tallies {
        private final List<Found> found;

        private Tallies(List<Found> found) {
            this.found = found;
        }

        public ItemCounts of(Reference reference) {
            Map<ItemState, Long> counts = new EnumMap<>(ItemState.class);
            found.stream().filter(reference::matches).forEach(one -> counts.merge(one.state(), one.items(), Long::sum));
            return new ItemCounts(counts);
        }
    }

    /** Counts the items of all the references at once. */
    public static Tallies count(Handle handle, List<Reference> references) {
        List<String> texts =
                references.stream().flatMap(Reference::texts).distinct().toList();
        if (texts.isEmpty()) {
            return new Tallies(List.of());
        }
        return new Tallies(ItemStore.referring(handle, texts));
    }

    /** Lists the items that refer to the issue, newest first, from just before {@code before}. */
    public List<InboxItem> of(Reference reference, @Nullable ItemId before, int limit) {
        return store.read(handle -> leases.upToDate(handle, ItemStore.referring(handle, reference, before, limit)));
    }
}
