package dev.missioncontrol.core.store;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** H2 in this process. Closing the last connection closes the file in order. Thread-safe. */
final class H2Engine implements Engine {
    private final JdbcConnectionPool pool;

    private H2Engine(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    static H2Engine in(Path directory, int readers) {
        return at("jdbc:h2:file:" + directory.toAbsolutePath().resolve("control-plane"), readers);
    }

    static H2Engine at(String url, int readers) {
        // DB_CLOSE_ON_EXIT: we close in order ourselves. The syncer's delay is harmless: nobody is answered before a
        // forced sync.
        JdbcConnectionPool pool = JdbcConnectionPool.create(url + ";DB_CLOSE_ON_EXIT=FALSE", "mission", "");
        pool.setMaxConnections(readers + 2);
        return new H2Engine(pool);
    }

    @Override
    public DataSource connections() {
        return pool;
    }

    @Override
    public void migrate() {
        Migrations.of(pool, "h2", Map.of("bytes", "varbinary")).migrate();
        Jdbi.create(pool).useHandle(this::force);
    }

    @Override
    public void force(Handle handle) {
        handle.execute("checkpoint sync");
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
