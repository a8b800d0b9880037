package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.Assignment;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.Holder;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.ItemStatus;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.inbox.Offer;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item in each state, as its events would have left it: third epoch, second attempt, one loss. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final ChangeTimes CHANGED = new ChangeTimes(NOW.minusSeconds(600), NOW, new Version(2));
    static final AgentName SLASH = new AgentName("slash");
    static final Incarnation FIRST = new Incarnation(1);
    static final Caller.OfRuntime LOCAL = new Caller.OfRuntime(new RuntimeName("local"), FIRST);
    static final Caller.OfRuntime OTHER = new Caller.OfRuntime(new RuntimeName("other"), FIRST);
    static final Caller.Classic CLASSIC = new Caller.Classic(SLASH);
    static final Caller.Operator OPERATOR = new Caller.Operator(new Actor(Role.OWNER, "laptop"));
    static final Caller.Itself SYSTEM = new Caller.Itself(new Actor(Role.SYSTEM, "test"));
    static final String ASK = "01k9aaaaaaaaaaaaaaaaaaaaaa";

    private static final Instant LEASE_UNTIL = NOW.plusSeconds(7);

    private Samples() {}

    /** The item in that state, held now or last by that caller. */
    static InboxItem item(ItemState state, Caller holder) {
        boolean remembered = state.held() || state == ItemState.PENDING || state == ItemState.COMPLETED;
        Holder who = remembered ? ItemRules.holder(holder) : null;
        boolean waiting = state == ItemState.WAITING;
        return item(
                state,
                who,
                waiting ? new Offer(LOCAL.name(), null) : null,
                waiting ? new Trail(List.of(), 0, List.of(), List.of(ASK), true) : Trail.NONE);
    }

    private static InboxItem item(ItemState state, @Nullable Holder holder, @Nullable Offer offer, Trail trail) {
        Epoch epoch = new Epoch(3);
        Lease lease = state.held() && holder != null ? new Lease(holder, epoch, LEASE_UNTIL) : null;
        ItemId before = new ItemId("01k8" + "0".repeat(22));
        return new InboxItem(
                new ItemId("01k9" + "0".repeat(22)),
                new Assignment(
                        SLASH,
                        "a title",
                        "",
                        ItemOrigin.NONE,
                        List.of("fleet"),
                        new Command(List.of("true"), "/srv/repo", null)),
                OPERATOR.actor(),
                new ItemStatus(
                        state, epoch, 2, 1, holder, lease, lease == null ? null : NOW.minusSeconds(60), offer, null),
                new Schedule(List.of(before), List.of(before), List.of(), null, false),
                trail,
                null,
                null,
                new ChangeTimes(NOW.minusSeconds(600), NOW.minusSeconds(60), Version.NONE));
    }
}
