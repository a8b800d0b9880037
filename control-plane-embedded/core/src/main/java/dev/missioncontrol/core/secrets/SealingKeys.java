package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.core.store.write.Transaction;
import java.util.Optional;

/** Finds the key with which a runtime enrolled, as opposed to one sent with a request. Confined to the writer. */
@FunctionalInterface
public interface SealingKeys {
    /** Finds the key; empty for a runtime that has not enrolled, or is locked out. */
    Optional<SealingKey> of(Transaction transaction, RuntimeName runtime);
}
