package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.core.policy.Principal;
import java.util.function.Consumer;

/** What a machine needs to speak with the control plane: its name there, its network, fresh keys and the time that it shares with it. */
record Post(Principal principal, Station station, Network network, Chance chance, PlaneClock clock) {
    IdempotencyKey key() {
        return new IdempotencyKey(chance.token());
    }

    /** Commands until there is an answer; hears only of definite ones. */
    void submit(ItemId id, ItemCommand command, Consumer<ItemOutcome> hear) {
        persist(new Act.Submit(principal, id, command, key()), hear);
    }

    /** Asks until there is an answer. */
    <T> void persist(Act<T> act, Consumer<T> hear) {
        network.persist(station, act, Integer.MAX_VALUE, outcome -> {
            if (outcome instanceof Outcome.Answer<T>(T answer)) {
                hear.accept(answer);
            }
        });
    }
}
