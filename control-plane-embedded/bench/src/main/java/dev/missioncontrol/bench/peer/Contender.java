package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.DatabaseKind;

/** Somebody who takes part in a comparison. */
public interface Contender {
    String name();

    /** What it needs to work on. */
    DatabaseKind kind();
}
