package dev.missioncontrol.core.postgres;

import dev.missioncontrol.contract.postgres.PostgresCluster;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL for all tests of this JVM, started at the first question and stopped with the JVM. Thread-safe. */
public final class PostgresServer {
    private static final PostgresServer ONLY = new PostgresServer();

    private final EmbeddedPostgres server;
    private @Nullable String template;

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

    /** A new database with empty tables that one login owns and uses. */
    public static Database.Postgres freshDatabase() {
        return ONLY.database(ONLY.create("template " + ONLY.template()));
    }

    /** Removes a database whose test is over; hundreds of them would take the server long to stop. */
    static void drop(Database.Postgres database) {
        Jdbi.create(ONLY.server.getPostgresDatabase())
                .useHandle(handle -> handle.execute("drop database " + name(database) + " with (force)"));
    }

    private static String name(Database.Postgres database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    /** The same, but the tables belong to a login of their own and the application has another. */
    public static Database.Postgres freshDatabaseWithTwoLogins() {
        String name = ONLY.create("");
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
        return ONLY.server.getDatabase(PostgresCluster.SUPERUSER, name(database));
    }

    /** Making the tables takes longer than copying them. */
    private synchronized String template() {
        if (template == null) {
            String name = create("");
            Store.open(database(name)).close();
            template = name;
        }
        return template;
    }

    private Database.Postgres database(String name) {
        return Database.Postgres.at(url(name), PostgresCluster.SUPERUSER, () -> "");
    }

    private String create(String options) {
        String name = "mission_" + UUID.randomUUID().toString().replace("-", "");
        Jdbi.create(server.getPostgresDatabase())
                .useHandle(handle -> handle.execute("create database " + name + " " + options));
        return name;
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }
}
