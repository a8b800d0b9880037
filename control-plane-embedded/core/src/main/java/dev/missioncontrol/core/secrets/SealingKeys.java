package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.secrets.SealingKey;
import dev.missioncontrol.core.store.Transaction;
import java.util.Optional;

/** The key that a runtime enrolled with, never one that comes with a request. Confined to the writer. */
@FunctionalInterface
public interface SealingKeys {
    /** Empty for one that has not enrolled, or is locked out. */
    Optional<SealingKey> of(Transaction transaction, RuntimeName runtime);
}
