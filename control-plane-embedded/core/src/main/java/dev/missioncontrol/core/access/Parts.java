package dev.missioncontrol.core.access;

import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;
import java.time.InstantSource;

/** What everything about tokens shares. */
record Parts(
        Store store,
        Writer writer,
        Pepper pepper,
        SortedIds ids,
        TokenUseStore uses,
        InstantSource clock,
        LiveWork work) {}
