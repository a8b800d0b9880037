package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.console.filter.FilterProblem;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Later;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.lists.PagedRows;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Numbers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the list of items: filter, selection and new arrivals. Confined to the JavaFX thread. */
public final class InboxViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(InboxViewModel.class);
    private static final Duration CALM = Duration.ofMillis(150);
    /** Interval at which a list is read again while the search index is being built. */
    private static final Duration INDEXING = Duration.ofSeconds(2);

    private static final int SINGLE_MAX = 20;
    private static final String SUBJECT = "item:";

    private final Inbox inbox;
    private final Background background;
    private final PagedRows<InboxItem> rows;
    private final DetailViewModel detail;
    private final ComposerViewModel composer;
    private final ItemCommands commands;
    private final Later refresh;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper arrived = new ReadOnlyIntegerWrapper();
    private final ReadOnlyLongWrapper needed = new ReadOnlyLongWrapper();
    private final BooleanProperty composing = new SimpleBooleanProperty();
    private final BooleanProperty empty = new SimpleBooleanProperty();
    private final BooleanProperty atTop = new SimpleBooleanProperty(true);
    private final Set<ItemId> touched = new LinkedHashSet<>();
    private ItemFilter applied = ItemFilter.ALL;
    private int created;

    public InboxViewModel(ControlPlane controlPlane, Background background, Time time, Undo undo) {
        this.inbox = controlPlane.inbox();
        this.background = background;
        this.rows = new PagedRows<>(background);
        this.commands = new ItemCommands(inbox, background, time, undo);
        this.detail = new DetailViewModel(inbox, controlPlane.audit(), background, time, commands);
        this.composer = new ComposerViewModel(inbox, background);
        this.refresh = new Later(time, CALM, this::refresh);
        Later typed = new Later(time, CALM, this::applyFilter);
        filter.addListener((property, before, now) -> typed.request());
        commands.onChanged(this::replace);
        composer.onCreated(this::created);
        rows.failureProperty()
                .addListener((property, before, now) ->
                        problem.set(now == null ? "" : Failure.of(now).sentence()));
        Later whenMoreIsIndexed = new Later(time, INDEXING, rows::reload);
        rows.partialProperty().addListener((property, before, now) -> {
            problem.set(now == null ? "" : now.sentence());
            if (now != null) {
                whenMoreIsIndexed.request();
            }
        });
    }

    public PagedRows<InboxItem> rows() {
        return rows;
    }

    public DetailViewModel detail() {
        return detail;
    }

    public ComposerViewModel composer() {
        return composer;
    }

    public ItemCommands commands() {
        return commands;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    /** Describes an invalid filter, a failed fetch or an unfinished search index in one sentence; empty if there is none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** For example {@code 42 items · 3 held}. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /** Counts the items that were created since the reader scrolled away from the top. */
    public ReadOnlyIntegerProperty arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    /** Counts the items that failed permanently; items waiting for an answer are counted with the asks. */
    public ReadOnlyLongProperty neededProperty() {
        return needed.getReadOnlyProperty();
    }

    public BooleanProperty composingProperty() {
        return composing;
    }

    /** Tells whether the fleet has no item at all, whatever the filter. */
    public BooleanProperty emptyProperty() {
        return empty;
    }

    /** Tells whether the top of the list is visible; set by the view. */
    public BooleanProperty atTopProperty() {
        return atTop;
    }

    /** Loads everything, also after a reconnection. */
    public void load() {
        applyFilter();
        countItems();
    }

    /** Takes new events; only those about items matter here. */
    public void onEvents(List<AuditEvent> events) {
        for (AuditEvent event : events) {
            itemOf(event).ifPresent(id -> {
                touched.add(id);
                created += event.is(EventType.ITEM_CREATED) ? 1 : 0;
            });
        }
        if (!touched.isEmpty()) {
            refresh.request();
        }
    }

    /** Returns the item of an event; logs outlive programs, so a subject may be unreadable for this version. */
    private static Optional<ItemId> itemOf(AuditEvent event) {
        if (!event.subject().startsWith(SUBJECT)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ItemId(event.subject().substring(SUBJECT.length())));
        } catch (IllegalArgumentException e) {
            LOG.debug("the event at {} is not about an item of this inbox", event.position(), e);
            return Optional.empty();
        }
    }

    /** Jumps to the present top of the list. */
    public void showArrived() {
        arrived.set(0);
        rows.reload();
    }

    public void select(@Nullable InboxItem item) {
        if (item != null) {
            composing.set(false);
        }
        detail.show(item);
    }

    /** Shows an item, whether or not it is in the list. */
    public void open(ItemId id) {
        background.run(
                () -> inbox.find(id),
                found -> found.ifPresent(this::select),
                failure -> problem.set(Failure.of(failure).sentence()));
    }

    /** Returns the state shown in the row: the item's own, or the one that a held-back decision will lead to. */
    public ItemState shownState(InboxItem item) {
        return commands.expected().getOrDefault(item.id(), item.state());
    }

    private void applyFilter() {
        try {
            applied = ItemFilterText.parse(filter.get());
            problem.set("");
        } catch (FilterProblem e) {
            problem.set(e.getMessage() + ".");
            return;
        } catch (IllegalArgumentException e) {
            problem.set("The filter cannot be used: " + e.getMessage() + ".");
            return;
        }
        ItemFilter asked = applied;
        arrived.set(0);
        rows.show((cursor, limit) -> inbox.list(asked, cursor, limit));
    }

    private void refresh() {
        Set<ItemId> ids = Set.copyOf(touched);
        boolean many = ids.size() > SINGLE_MAX;
        boolean filtered = !applied.equals(ItemFilter.ALL);
        if (atTop.get() && (created > 0 || filtered || many)) {
            rows.reload();
        } else {
            arrived.set(arrived.get() + created);
        }
        ids.stream().limit(SINGLE_MAX).forEach(this::fetch);
        detail.item().filter(shown -> ids.contains(shown.id())).ifPresent(shown -> {
            fetch(shown.id());
            detail.loadTimeline(shown.id());
        });
        touched.clear();
        created = 0;
        countItems();
    }

    private void fetch(ItemId id) {
        background.run(() -> inbox.find(id), found -> found.ifPresent(this::replace), failure -> {
            // The row stays as it is; the status line shows that the connection is lost.
        });
    }

    private void replace(InboxItem item) {
        rows.replace(row -> row.id().equals(item.id()), item);
        Optional<InboxItem> shown = detail.item();
        if (shown.isPresent() && shown.get().id().equals(item.id())) {
            detail.show(item);
        }
    }

    private void created(InboxItem item) {
        composing.set(false);
        rows.reload();
        countItems();
        detail.show(item);
    }

    private void countItems() {
        background.run(inbox::counts, this::show, failure -> {
            // The old count stays; the status line shows that the connection is lost.
        });
    }

    private void show(ItemCounts counts) {
        long held = counts.in(ItemState.ACKED) + counts.in(ItemState.WORKING);
        empty.set(counts.total() == 0);
        needed.set(counts.in(ItemState.FAILED));
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("pending", counts.in(ItemState.PENDING));
        parts.put("held", held);
        parts.put("waiting", counts.in(ItemState.WAITING));
        parts.put("failed", counts.in(ItemState.FAILED));
        StringBuilder text = new StringBuilder(Numbers.count(counts.total(), "item"));
        parts.forEach((word, count) -> text.append(count == 0 ? "" : " · " + Numbers.grouped(count) + " " + word));
        headline.set(text.toString());
    }
}
