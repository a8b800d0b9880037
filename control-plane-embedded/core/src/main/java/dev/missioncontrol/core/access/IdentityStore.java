package dev.missioncontrol.core.access;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.rows.RecordTable;
import dev.missioncontrol.core.store.rows.RowTable;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class IdentityStore {
    static final RowTable<Actor, Identity> IDENTITIES = RecordTable.of("machine_identity", Identity.class)
            .grouped("keys")
            .renamed("signing", "signing_key")
            .renamed("sealing", "sealing_key")
            .renamed("locked", "is_locked")
            .keyed("machine", Identity::machine);

    private IdentityStore() {}

    static Optional<Identity> find(Handle handle, Actor machine) {
        return Optional.ofNullable(
                Store.read(handle, IDENTITIES, List.of(machine)).get(machine));
    }
}
