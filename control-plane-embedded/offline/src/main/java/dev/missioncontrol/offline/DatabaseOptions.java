package dev.missioncontrol.offline;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Database.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Selects the database of a server: an H2 file in its data directory, or a PostgreSQL that servers may share. Passwords
 * come from a file or the environment, never from the command line, which every user of the machine can read. Confined
 * to one thread.
 */
public final class DatabaseOptions {
    private static final String PASSWORD = "MISSION_DATABASE_PASSWORD";
    private static final String MIGRATION_PASSWORD = "MISSION_MIGRATION_PASSWORD";

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "jdbc:postgresql://HOST/NAME for PostgreSQL; default: an H2 file in the data directory. For a cluster"
                            + " name all hosts and add targetServerType=primary.")
    private @Nullable String url;

    @Option(
            names = "--database-user",
            paramLabel = "USER",
            description = "The database user that reads and writes the tables.")
    private @Nullable String user;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password; default: the variable " + PASSWORD + " holds it.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--migration-user",
            paramLabel = "USER",
            description =
                    "The database user that owns the tables, if it is another one: then the first user cannot change the log.")
    private @Nullable String migrationUser;

    @Option(
            names = "--migration-password-file",
            paramLabel = "FILE",
            description =
                    "The same for the owner of the tables; default: the variable " + MIGRATION_PASSWORD + " holds it.")
    private @Nullable Path migrationPasswordFile;

    /** Returns the selected database; {@code INVALID} when the options contradict each other. */
    public Database database(Path data, Map<String, String> environment) {
        if (url == null) {
            refuseIf(user != null || migrationUser != null, "A database user needs --database-url.");
            return new Database.H2File(data);
        }
        refuseIf(!url.startsWith("jdbc:postgresql:"), "The database's URL must start with jdbc:postgresql:.");
        refuseIf(
                url.toLowerCase(Locale.ROOT).contains("password="),
                "The database's URL holds a password, which every user of this machine could read; give it in a file.");
        refuseIf(user == null, "--database-url needs --database-user.");
        Optional<Login> migrations = Optional.ofNullable(migrationUser)
                .map(owner -> new Login(owner, password(migrationPasswordFile, environment.get(MIGRATION_PASSWORD))));
        Login application = new Login(Objects.requireNonNull(user), password(passwordFile, environment.get(PASSWORD)));
        return new Database.Postgres(url, application, migrations);
    }

    /** Reads the password for each new connection, so that it can be changed while the server runs. */
    public static Supplier<String> password(@Nullable Path file, @Nullable String variable) {
        if (file == null) {
            String fixed = variable == null ? "" : variable;
            return () -> fixed;
        }
        Supplier<String> supplier = () -> firstLine(file);
        var _ = supplier.get(); // an unreadable file must fail the start, not the first connection
        return supplier;
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw FileErrors.of(Category.INVALID, "password-file", "read the password file", file, e);
        }
    }

    private static void refuseIf(boolean broken, String message) {
        if (broken) {
            throw new ControlPlaneException(Category.INVALID, "database-options", message);
        }
    }
}
