package dev.missioncontrol.console.inbox;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.undo.CommandSender;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Sign;
import dev.missioncontrol.console.words.Stale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * Submits commands on items, each with the epoch and the version that were on the screen; once more if only notes and the like
 * came between. Complete and cancel wait in {@link Undo}; until then the list shows the state that they will lead to. Confined to the
 * JavaFX thread.
 */
public final class ItemCommands {
    private static final String DONE_BY_HAND = "Completed by the operator";

    private final Inbox inbox;
    private final CommandSender sender;
    private final Undo undo;
    private final ObservableMap<ItemId, ItemState> expected = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<@Nullable Asking> asking = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private Consumer<InboxItem> changed = item -> {};

    /** An action that waits for its reason. */
    public record Asking(ItemAction action, InboxItem item) {}

    /** Explains why an action was not done, for the item it was meant for. */
    public record Notice(ItemId item, String sentence) {}

    public ItemCommands(Inbox inbox, Background background, Time time, Undo undo) {
        this.inbox = inbox;
        this.sender = new CommandSender(background, time);
        this.undo = undo;
    }

    /** Registers the listener for items returned by the control plane. */
    void onChanged(Consumer<InboxItem> listener) {
        changed = listener;
    }

    /** Holds states that will become true unless the operator undoes them. */
    public ObservableMap<ItemId, ItemState> expected() {
        return expected;
    }

    public ReadOnlyObjectProperty<@Nullable Asking> askingProperty() {
        return asking.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Tells whether a command has been pending for longer than feels immediate. */
    public ReadOnlyBooleanProperty savingProperty() {
        return sender.savingProperty();
    }

    public boolean possible(ItemAction action, Optional<InboxItem> item) {
        return item.isPresent()
                && action.fits(item.get())
                && !expected.containsKey(item.get().id());
    }

    /** Begins an action, asking for the reason first if it needs one. */
    public void begin(ItemAction action, InboxItem item) {
        notice.set(null);
        if (action.needsReason()) {
            asking.set(new Asking(action, item));
        } else {
            perform(action, item, "", true);
        }
    }

    /** Submits the action with the reason. */
    public void confirm(String reason, boolean retryable) {
        Asking asked = asking.get();
        if (asked != null && !reason.isBlank()) {
            asking.set(null);
            perform(asked.action(), asked.item(), reason.strip(), retryable);
        }
    }

    /** Abandons the action that waits for its reason. */
    public void abandon() {
        asking.set(null);
    }

    private void perform(ItemAction action, InboxItem item, String reason, boolean retryable) {
        switch (action) {
            case COMPLETE ->
                hold(
                        action,
                        item,
                        ItemState.COMPLETED,
                        new ItemCommand.Complete(item.epoch(), Result.of(DONE_BY_HAND)));
            case CANCEL -> hold(action, item, ItemState.CANCELLED, new ItemCommand.Cancel(item.epoch(), reason));
            case FAIL -> submit(item, new ItemCommand.Fail(item.epoch(), Result.of(reason), retryable));
            case RELEASE -> submit(item, new ItemCommand.Release(item.epoch(), reason));
            case RETRY -> submit(item, new ItemCommand.Retry(item.epoch()));
        }
    }

    private void hold(ItemAction action, InboxItem item, ItemState to, ItemCommand command) {
        undo.hold(
                action.words() + " “" + VisibleText.line(item.title()) + "”",
                () -> submit(item, command),
                () -> expected.remove(item.id()));
        expected.put(item.id(), to);
    }

    private void submit(InboxItem item, ItemCommand command) {
        send(item, command, outcome -> {
            if (outcome instanceof ItemOutcome.Stale(InboxItem current, Actor _) && unmoved(item, current)) {
                send(current, command, again -> answered(item.id(), again));
            } else {
                answered(item.id(), outcome);
            }
        });
    }

    /** Tells whether the item changed in nothing that the operator decided on: a note of its holder changes its version too. */
    private static boolean unmoved(InboxItem shown, InboxItem current) {
        return shown.state() == current.state()
                && shown.epoch().equals(current.epoch())
                && shown.agent().equals(current.agent());
    }

    private void send(InboxItem item, ItemCommand command, Consumer<ItemOutcome> answered) {
        IdempotencyKey key = IdempotencyKey.random();
        sender.send(() -> inbox.submit(item.id(), command, item.version(), key), answered, problem -> {
            expected.remove(item.id());
            notice.set(new Notice(item.id(), Failure.of(problem).sentence()));
        });
    }

    private void answered(ItemId id, ItemOutcome outcome) {
        expected.remove(id);
        switch (outcome) {
            case ItemOutcome.Accepted(InboxItem item) -> changed.accept(item);
            case ItemOutcome.Fenced(InboxItem current) -> {
                notice.set(
                        new Notice(id, "Nothing was changed: the item has moved on and is now " + now(current) + "."));
                changed.accept(current);
            }
            case ItemOutcome.Stale(InboxItem current, Actor by) -> {
                notice.set(new Notice(id, Stale.sentence("item", now(current) + " for " + current.agent(), by)));
                changed.accept(current);
            }
            case ItemOutcome.Refused(String type, String why, InboxItem current) -> {
                notice.set(new Notice(id, sentence(why) + " It is now " + now(current) + "."));
                changed.accept(current);
            }
        }
    }

    private static String now(InboxItem item) {
        String held =
                item.lease() == null ? "" : ", held by " + item.lease().holder().label();
        return Sign.of(item.state()).word() + held;
    }

    private static String sentence(String text) {
        String visible = VisibleText.line(text);
        return visible.endsWith(".") ? visible : visible + ".";
    }
}
