package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.PublicKeys;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.access.SwitchStore.Switch;
import dev.missioncontrol.core.ledger.Entry;
import dev.missioncontrol.core.ledger.LedgerEvent;
import dev.missioncontrol.core.ledger.LedgerTable;
import dev.missioncontrol.core.replay.Projection;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of switches and of enrolled machines, and the effect of each event on them. All their data is public. */
public final class AccessLedger {
    private static final LedgerTable<String, Switch> SWITCHES =
            LedgerTable.of("switch", name -> name, SwitchStore.SWITCHES, AccessLedger::turned);

    private static final LedgerTable<Actor, Identity> IDENTITIES =
            LedgerTable.of("identity", Actor::parse, IdentityStore.IDENTITIES, AccessLedger::identity);

    private static final long FIRST_GENERATION = 1;

    private AccessLedger() {}

    public static List<Projection> tables() {
        return List.of(SWITCHES, IDENTITIES);
    }

    private record Turned(boolean on) {}

    private record Joined(PublicKeys keys) {}

    /** The generation of the new token after a renewal, or of the token that was presented again after a lock. */
    private record Generation(long generation) {}

    static void turn(Transaction transaction, String name, boolean on, Actor by) {
        SWITCHES.record(transaction, name, new Entry(EventType.SWITCH_TURNED, new Turned(on)), by);
    }

    static Identity joined(Transaction transaction, Actor machine, PublicKeys keys) {
        return IDENTITIES.record(transaction, machine, new Entry(EventType.IDENTITY_JOINED, new Joined(keys)), machine);
    }

    static Identity renewed(Transaction transaction, Identity identity) {
        Generation next = new Generation(identity.generation() + 1);
        Actor machine = identity.machine();
        return IDENTITIES.record(transaction, machine, new Entry(EventType.IDENTITY_RENEWED, next), machine);
    }

    static Identity locked(Transaction transaction, Identity identity, long shown, Actor by) {
        Entry entry = new Entry(EventType.IDENTITY_LOCKED, new Generation(shown));
        return IDENTITIES.record(transaction, identity.machine(), entry, by);
    }

    private static @Nullable Switch turned(@Nullable Switch before, LedgerEvent event) {
        return event.type() == EventType.SWITCH_TURNED
                ? new Switch(event.id(), event.data(Turned.class).on())
                : before;
    }

    private static @Nullable Identity identity(@Nullable Identity before, LedgerEvent event) {
        if (event.type() == EventType.IDENTITY_JOINED) {
            PublicKeys keys = event.data(Joined.class).keys();
            return new Identity(Actor.parse(event.id()), keys, FIRST_GENERATION, event.at(), false);
        }
        if (before == null) {
            return null;
        }
        return switch (event.type()) {
            case IDENTITY_RENEWED ->
                new Identity(
                        before.machine(),
                        before.keys(),
                        event.data(Generation.class).generation(),
                        before.joinedAt(),
                        before.locked());
            case IDENTITY_LOCKED ->
                new Identity(before.machine(), before.keys(), before.generation(), before.joinedAt(), true);
            default -> before;
        };
    }
}
