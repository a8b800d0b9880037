package dev.missioncontrol.core.backup;

import org.jdbi.v3.core.Handle;

/** Reads the last migration that a database has had. */
final class SchemaVersion {
    private SchemaVersion() {}

    static int of(Handle handle) {
        return handle.createQuery("select max(cast(\"version\" as int)) from \"flyway_schema_history\""
                        + " where \"success\" and \"version\" is not null")
                .mapTo(Integer.class)
                .one();
    }
}
