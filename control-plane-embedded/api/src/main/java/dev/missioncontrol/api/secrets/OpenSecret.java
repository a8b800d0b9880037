package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;

/** The work for which a secret is read. */
public record OpenSecret(ItemId item, Epoch epoch) {
    public OpenSecret {
        Checks.required(item, "item");
        Checks.required(epoch, "epoch");
    }
}
