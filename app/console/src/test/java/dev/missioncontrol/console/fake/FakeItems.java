package dev.missioncontrol.console.fake;

import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.ItemStatus;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates items in each state. */
public final class FakeItems {
    public static final Holder LOCAL = new Holder.RuntimeHolder(new RuntimeName("local"), new Incarnation(3));

    private FakeItems() {}

    public static InboxItem pending(ItemId id, NewItem item, Instant at) {
        return new InboxItem(
                id,
                item.assignment(),
                FakeControlPlane.OWNER,
                new ItemStatus(ItemState.PENDING, Epoch.NONE, 0, 0, null, null, null, null, null),
                Schedule.NONE,
                Trail.NONE,
                null,
                null,
                new ChangeTimes(at, at, new Version(1)));
    }

    /** Returns the item as held, with a lease until {@code expires}. */
    public static InboxItem held(InboxItem item, ItemState state, Instant expires) {
        Epoch epoch = item.epoch().next();
        ItemStatus status = new ItemStatus(
                state,
                epoch,
                item.status().attempt() + 1,
                item.status().losses(),
                LOCAL,
                new Lease(LOCAL, epoch, expires),
                item.times().changedAt(),
                null,
                null);
        return after(item, status, null, null, item.times().changedAt());
    }

    /** Returns the item after a hold, or after its end. */
    public static InboxItem ended(
            InboxItem item, ItemState state, @Nullable Result result, @Nullable String reason, Instant at) {
        ItemStatus was = item.status();
        Epoch epoch = state == ItemState.COMPLETED ? was.epoch() : was.epoch().next();
        ItemStatus status =
                new ItemStatus(state, epoch, was.attempt(), was.losses(), was.holder(), null, null, null, null);
        return after(item, status, result, reason, at);
    }

    /** Returns the item after a change that neither its state nor its holder shows. */
    static InboxItem touched(InboxItem item, Instant at) {
        return after(item, item.status(), item.result(), item.reason(), at);
    }

    private static InboxItem after(
            InboxItem item, ItemStatus status, @Nullable Result result, @Nullable String reason, Instant at) {
        return new InboxItem(
                item.id(),
                item.assignment(),
                item.author(),
                status,
                item.schedule(),
                item.trail(),
                result,
                reason,
                new ChangeTimes(
                        item.times().createdAt(), at, new Version(item.version().value() + 1)));
    }

    static Map<String, Object> data(InboxItem item) {
        return Map.of(
                "agent", item.agent().value(),
                "state", item.state().name().toLowerCase(Locale.ROOT),
                "epoch", item.epoch().value(),
                "attempt", item.status().attempt());
    }
}
