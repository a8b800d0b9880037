package dev.missioncontrol.core.asks;

import dev.missioncontrol.api.asks.AskCounts;
import dev.missioncontrol.core.policy.DenialListener;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;
import java.time.Instant;

/** What every face of the mortal queue shares. Thread-safe. */
public record AskServices(Store store, Writer writer, AskChanges changes, AskService service, DenialListener denials) {
    /** How many asks are open now. */
    public AskCounts counts(Instant now) {
        return store.read(handle -> AskStore.counts(handle, now));
    }
}
