package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.audit.Audit;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Holds one item: its present state, its live output and its events, newest first. Confined to the JavaFX thread. */
public final class DetailViewModel {
    private static final int EVENTS_MAX = 100;

    private final Audit audit;
    private final Background background;
    private final TailViewModel tail;
    private final ItemCommands commands;
    private final ReadOnlyObjectWrapper<@Nullable InboxItem> item = new ReadOnlyObjectWrapper<>();
    private final ObservableList<AuditEvent> timeline = FXCollections.observableArrayList();
    private boolean older;
    private long asked;

    DetailViewModel(Inbox inbox, Audit audit, Background background, Time time, ItemCommands commands) {
        this.audit = audit;
        this.background = background;
        this.commands = commands;
        this.tail = new TailViewModel(inbox, background, time);
    }

    public ReadOnlyObjectProperty<@Nullable InboxItem> itemProperty() {
        return item.getReadOnlyProperty();
    }

    public Optional<InboxItem> item() {
        return Optional.ofNullable(item.get());
    }

    public TailViewModel tail() {
        return tail;
    }

    public ItemCommands commands() {
        return commands;
    }

    public ObservableList<AuditEvent> timeline() {
        return timeline;
    }

    /** Tells whether the item has older events than those of the timeline. */
    public boolean hasOlderEvents() {
        return older;
    }

    /** Tells whether an action is possible on the item shown. */
    public boolean possible(ItemAction action) {
        return commands.possible(action, item());
    }

    /** Begins an action on the item shown. */
    public void begin(ItemAction action) {
        if (possible(action)) {
            item().ifPresent(shown -> commands.begin(action, shown));
        }
    }

    void show(@Nullable InboxItem shown) {
        InboxItem before = item.get();
        boolean same = before != null && shown != null && before.id().equals(shown.id());
        if (!same) {
            older = false;
            timeline.clear();
            asked++;
            commands.abandon();
        }
        item.set(shown);
        tail.show(Optional.ofNullable(shown));
        if (shown != null && (!same || !shown.equals(before))) {
            loadTimeline(shown.id());
        }
    }

    /** Answers may overtake each other; only the latest request counts. */
    void loadTimeline(ItemId id) {
        asked++;
        long mine = asked;
        background.run(
                () -> audit.list(new AuditFilter(null, null, "item:" + id), null, EVENTS_MAX),
                page -> {
                    if (mine == asked && !timeline.equals(page.rows())) {
                        older = page.next() != null;
                        timeline.setAll(page.rows());
                    }
                },
                problem -> {
                    // The shown events stay; the status line shows that the connection is lost.
                });
    }
}
