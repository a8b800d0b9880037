package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.core.base.Base;
import dev.missioncontrol.core.inbox.Items;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Writer;
import java.time.Instant;

public record AskServices(Store store, Writer writer, AskChanges changes, AskService service, DenialListener denials) {
    public static AskServices open(Base base, AskChanges changes, Items items, DenialListener denials) {
        return new AskServices(base.store(), base.writer(), changes, new AskService(changes, items), denials);
    }

    /** Creates the ticker of these asks. */
    public AskTicker ticker(Items items) {
        return new AskTicker(writer, changes, service, items);
    }

    /** Counts the open asks. */
    public AskCounts counts(Instant now) {
        return store.read(handle -> AskStore.counts(handle, now));
    }
}
