package dev.missioncontrol.bench.peer;

import dev.missioncontrol.bench.stage.DatabaseKind;

/** A participant in a comparison. */
public interface Contender {
    String name();

    /** Returns the database that it works on. */
    DatabaseKind kind();
}
