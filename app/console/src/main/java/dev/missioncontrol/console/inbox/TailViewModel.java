package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Holds the live output of one item while it is held. Once the reader scrolls away, new lines are only counted.
 * Confined to the JavaFX thread.
 */
public final class TailViewModel {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final int LINES_MAX = 2000;

    private final Inbox inbox;
    private final Background background;
    private final Time time;
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final BooleanProperty following = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper unseen = new ReadOnlyIntegerWrapper();
    private @Nullable ItemId shown;
    private @Nullable Epoch epoch;
    private long end;
    private Time.Cancellation poll = Time.Cancellation.NONE;

    public TailViewModel(Inbox inbox, Background background, Time time) {
        this.inbox = inbox;
        this.background = background;
        this.time = time;
        following.addListener((property, before, now) -> {
            if (now) {
                unseen.set(0);
            }
        });
    }

    public ObservableList<String> lines() {
        return lines;
    }

    public BooleanProperty followingProperty() {
        return following;
    }

    /** Counts the lines since the reader stopped following. */
    public ReadOnlyIntegerProperty unseenProperty() {
        return unseen.getReadOnlyProperty();
    }

    /** Shows the output of {@code item} while it is held; other items have none. */
    void show(Optional<InboxItem> item) {
        ItemId wanted = item.filter(present -> present.state().held())
                .map(InboxItem::id)
                .orElse(null);
        if (wanted == null || !wanted.equals(shown)) {
            poll.cancel();
            shown = wanted;
            clear();
            following.set(true);
            if (wanted != null) {
                poll(wanted);
            }
        }
    }

    private void clear() {
        lines.clear();
        unseen.set(0);
        epoch = null;
        end = 0;
    }

    private void poll(ItemId item) {
        background.run(
                () -> inbox.output(item),
                tail -> {
                    if (item.equals(shown)) {
                        tail.ifPresent(this::merge);
                        again(item);
                    }
                },
                problem -> again(item));
    }

    private void again(ItemId item) {
        if (item.equals(shown)) {
            poll = time.after(PERIOD, () -> poll(item));
        }
    }

    private void merge(OutputTail tail) {
        long tailEnd = tail.first() + tail.lines().size();
        if (!tail.epoch().equals(epoch) || tailEnd < end) {
            clear();
            epoch = tail.epoch();
            end = tail.first();
        }
        if (tail.first() > end) {
            lines.add("… " + (tail.first() - end) + " lines not shown …");
            end = tail.first();
        }
        List<String> fresh =
                tail.lines().subList((int) (end - tail.first()), tail.lines().size());
        lines.addAll(fresh);
        end = tailEnd;
        if (lines.size() > LINES_MAX) {
            lines.remove(0, lines.size() - LINES_MAX);
        }
        if (!following.get()) {
            unseen.set(unseen.get() + fresh.size());
        }
    }
}
