package dev.missioncontrol.core.access;

import dev.missioncontrol.core.store.SortedIds;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.write.Writer;
import java.time.InstantSource;

record TokenServices(
        Store store,
        Writer writer,
        TokenHasher hasher,
        SortedIds ids,
        TokenUseStore uses,
        InstantSource clock,
        LiveLeases liveLeases) {}
