package dev.missioncontrol.core.backup;

import org.jdbi.v3.core.Handle;

/** Which step of the tables a database has reached. */
final class SchemaVersion {
    private SchemaVersion() {}

    static int of(Handle handle) {
        return handle.createQuery("select max(cast(\"version\" as int)) from \"flyway_schema_history\""
                        + " where \"success\" and \"version\" is not null")
                .mapTo(Integer.class)
                .one();
    }
}
