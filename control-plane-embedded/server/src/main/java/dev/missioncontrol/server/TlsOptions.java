package dev.missioncontrol.server;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.offline.DatabaseOptions;
import dev.missioncontrol.server.http.TlsKey;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server listens, how its connections are secured, and what it takes without a token. Confined to one thread. */
final class TlsOptions {
    private static final String PASSWORD = "MISSION_TLS_PASSWORD";

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on; ${DEFAULT-VALUE} if none is given. One that others can reach needs"
                    + " --tls-keystore.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; else the one of the last time.")
    private @Nullable Integer port;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "PKCS12 with the server's key and certificates; when it is replaced, new connections use it.")
    private @Nullable Path keystore;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "Its first line opens the keystore; else the variable " + PASSWORD + " does.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "A name by which clients call this server; may be repeated. Every other is refused.")
    private Set<String> names = new LinkedHashSet<>();

    @Option(
            names = "--usage-without-token",
            description =
                    "Takes POST /api/usage from clients that have no token, as old ones send it. Whoever reaches the port"
                            + " can then report usage in any agent's name; off unless it is given.")
    private boolean usageOpen;

    /** What was asked for; {@code INVALID} when it does not fit together, before anything is opened. */
    ServerConfig config(Map<String, String> environment) {
        if (keystore == null && passwordFile != null) {
            throw new ControlPlaneException(
                    Category.INVALID, "tls-options", "A password for a keystore needs --tls-keystore.");
        }
        Optional<TlsKey> key = Optional.ofNullable(keystore)
                .map(file -> TlsKey.open(file, DatabaseOptions.password(passwordFile, environment.get(PASSWORD))));
        OptionalInt wanted = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        ServerConfig config = ServerConfig.at(host, wanted.orElse(0), names, key);
        return usageOpen ? config.withUsageOpen() : config;
    }
}
