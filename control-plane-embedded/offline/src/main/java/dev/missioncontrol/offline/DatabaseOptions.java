package dev.missioncontrol.offline;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
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
 * Which database a server uses: an H2 file in its data directory, or a PostgreSQL that other servers may share. Passwords come
 * from a file or the environment, never from the command line, which every user of the machine can read. Confined to one
 * thread.
 */
public final class DatabaseOptions {
    private static final String PASSWORD = "MISSION_DATABASE_PASSWORD";
    private static final String MIGRATION_PASSWORD = "MISSION_MIGRATION_PASSWORD";

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "jdbc:postgresql://HOST/NAME for PostgreSQL; else an H2 file in the data directory. Name all"
                    + " hosts of a cluster and add targetServerType=primary.")
    private @Nullable String url;

    @Option(names = "--database-user", paramLabel = "USER", description = "Who reads and writes the tables.")
    private @Nullable String user;

    @Option(
            names = "--database-password-file",
            paramLabel = "FILE",
            description = "Its first line is the password; else the variable " + PASSWORD + " holds it.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--migration-user",
            paramLabel = "USER",
            description = "Who owns the tables, where that is another: then the first user cannot change the log.")
    private @Nullable String migrationUser;

    @Option(
            names = "--migration-password-file",
            paramLabel = "FILE",
            description = "As above; else the variable " + MIGRATION_PASSWORD + " holds it.")
    private @Nullable Path migrationPasswordFile;

    /** What was asked for; {@code INVALID} when it does not fit together. */
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

    /** Read again for each connection, so that a password can be changed while the server runs. */
    public static Supplier<String> password(@Nullable Path file, @Nullable String variable) {
        if (file == null) {
            String fixed = variable == null ? "" : variable;
            return () -> fixed;
        }
        Supplier<String> supplier = () -> firstLine(file);
        var _ = supplier.get(); // a file that cannot be read must end the start, not the first connection
        return supplier;
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "password-file",
                    "The password file " + file + " cannot be read; check that it exists and who may read it.",
                    e);
        }
    }

    private static void refuseIf(boolean broken, String message) {
        if (broken) {
            throw new ControlPlaneException(Category.INVALID, "database-options", message);
        }
    }
}
