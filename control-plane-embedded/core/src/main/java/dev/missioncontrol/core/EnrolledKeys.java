package dev.missioncontrol.core;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.core.access.AccessServices;
import dev.missioncontrol.core.secrets.SealingKeys;
import dev.missioncontrol.core.store.Transaction;
import java.util.Optional;

/** Secrets are sealed to the key with which a machine enrolled. Confined to the writer. */
record EnrolledKeys(AccessServices access) implements SealingKeys {
    @Override
    public Optional<SealingKey> of(Transaction transaction, RuntimeName runtime) {
        return access.machine(transaction, new Actor(Role.RUNTIME, runtime.value()))
                .filter(machine -> !machine.locked())
                .map(machine -> SealingKey.ofMachine(machine.keys()));
    }
}
