package dev.missioncontrol.core;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.guard.Thresholds;
import dev.missioncontrol.core.asks.AskChanges;
import dev.missioncontrol.core.asks.GuardAsks;
import dev.missioncontrol.core.asks.LossAsks;
import dev.missioncontrol.core.guard.GuardFinding;
import dev.missioncontrol.core.inbox.Pauses;
import dev.missioncontrol.core.store.Transaction;

/** What follows when rooms that know nothing of the mortal queue find something that a human must see. */
record HumanAlarms(AskChanges changes, Pauses pauses) {
    private static final Actor GUARD = new Actor(Role.SYSTEM, "guard");

    void found(Transaction transaction, GuardFinding found, Thresholds thresholds) {
        new GuardAsks(changes).look(transaction, found.key(), found.need(), found.agent());
        if (thresholds.pause()) {
            pauses.pause(transaction, found.agent(), found.need(), GUARD);
        }
    }

    void interrupted(Transaction transaction, RuntimeName runtime, boolean crashing) {
        new LossAsks(changes).interrupted(transaction, runtime, crashing);
    }

    void vanished(Transaction transaction, int silent, int all) {
        new LossAsks(changes).vanished(transaction, silent, all);
    }
}
