package dev.missioncontrol.core.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The location of a control plane's tables. Immutable. */
public sealed interface Database {
    /**
     * The H2 file {@code control-plane.mv.db} in a directory.
     *
     * @param freeMinBytes free space below which nothing is written
     */
    record H2File(Path directory, long freeMinBytes) implements Database {
        public H2File(Path directory) {
            this(directory, FreeSpace.FREE_MIN_BYTES);
        }
    }

    /**
     * H2 at any of its URLs, for custom file systems.
     *
     * @param upToDate whether its tables are known to be up to date, so that the check is skipped
     * @param slackBytes growth of the file beyond twice its needed size
     */
    record H2Url(String url, DiskVolume volume, boolean upToDate, long slackBytes) implements Database {
        public H2Url(String url, DiskVolume volume) {
            this(url, volume, false, Compaction.SLACK_BYTES);
        }

        public H2Url(String url) {
            this(url, DiskVolume.ENDLESS);
        }
    }

    /**
     * PostgreSQL, shared by every node that names it.
     *
     * @param url a JDBC URL; one that names several hosts needs {@code targetServerType=primary}
     * @param application reads and writes rows, but cannot change or delete an event
     * @param migrations owns the tables; if absent, the application's login must own them or find them up to date
     */
    record Postgres(String url, Login application, Optional<Login> migrations) implements Database {
        /** PostgreSQL with one login for everything. */
        public static Postgres at(String url, String user, Supplier<String> password) {
            return new Postgres(url, new Login(user, password), Optional.empty());
        }
    }

    /** A user and the source of its password, which is read for each connection, so that it can be changed. */
    record Login(String user, Supplier<String> password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
