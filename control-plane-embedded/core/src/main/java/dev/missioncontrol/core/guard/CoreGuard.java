package dev.missioncontrol.core.guard;

import dev.missioncontrol.api.guard.Guard;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.core.policy.Action;
import dev.missioncontrol.core.policy.Principal;

/** Implements the guard for one principal. Thread-safe. */
public final class CoreGuard implements Guard {
    private final GuardServices services;
    private final Principal principal;

    public CoreGuard(GuardServices services, Principal principal) {
        this.services = services;
        this.principal = principal;
    }

    @Override
    public Thresholds thresholds() {
        principal.require(Action.READ_AGENTS);
        return services.store().read(GuardStore::thresholds).orElse(Thresholds.USUAL);
    }

    /** Does nothing if the thresholds are the same already. */
    @Override
    public Thresholds set(Thresholds thresholds) {
        principal.require(Action.SET_GUARD);
        return services.writer().submit(transaction -> {
            Thresholds before = transaction.find(GuardStore.THRESHOLDS, 1).orElse(Thresholds.USUAL);
            if (!before.equals(thresholds)) {
                GuardLedger.set(transaction, thresholds, principal.actor());
            }
            return thresholds;
        });
    }
}
