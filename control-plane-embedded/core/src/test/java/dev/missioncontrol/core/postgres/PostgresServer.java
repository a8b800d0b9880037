package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.postgres.PostgresCluster;
import dev.missioncontrol.core.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** One PostgreSQL for all tests of this JVM, started at the first question and stopped with the JVM. Thread-safe. */
public final class PostgresServer {
    private static final PostgresServer ONLY = new PostgresServer();

    private final EmbeddedPostgres server;

    private PostgresServer() {
        try {
            this.server = EmbeddedPostgres.builder()
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("start PostgreSQL", e);
        }
    }

    /** A new, empty database that one login owns and uses. */
    public static Database.Postgres freshDatabase() {
        return Database.Postgres.at(ONLY.url(ONLY.create()), PostgresCluster.SUPERUSER, () -> "");
    }

    /** The same, but the tables belong to a login of their own and the application has another. */
    public static Database.Postgres freshDatabaseWithTwoLogins() {
        String name = ONLY.create();
        String owner = name + "_owner";
        String application = name + "_application";
        Jdbi.create(ONLY.server.getPostgresDatabase()).useHandle(handle -> {
            handle.execute("create role " + owner + " login");
            handle.execute("create role " + application + " login");
            handle.execute("alter database " + name + " owner to " + owner);
        });
        return new Database.Postgres(
                ONLY.url(name),
                new Database.Login(application, () -> ""),
                Optional.of(new Database.Login(owner, () -> "")));
    }

    /** Connections to the database for what its own logins may not do. */
    static DataSource asSuperuser(Database.Postgres database) {
        String name = database.url().substring(database.url().lastIndexOf('/') + 1);
        return ONLY.server.getDatabase(PostgresCluster.SUPERUSER, name);
    }

    private String create() {
        String name = "mission_" + UUID.randomUUID().toString().replace("-", "");
        Jdbi.create(server.getPostgresDatabase()).useHandle(handle -> handle.execute("create database " + name));
        return name;
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }
}
