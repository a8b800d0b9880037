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

/** Reads the options for addresses, TLS and access without a token. Confined to one thread. */
final class TlsOptions {
    private static final String PASSWORD = "MISSION_TLS_PASSWORD";

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The address to listen on; default ${DEFAULT-VALUE}. An address that other machines can reach needs"
                            + " --tls-keystore.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on; default: the port used last time.")
    private @Nullable Integer port;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description =
                    "A PKCS12 file with the server's key and certificates; when it is replaced, new connections use it.")
    private @Nullable Path keystore;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password of the keystore; default: the variable " + PASSWORD
                    + " does.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description =
                    "A host name by which clients call this server; may be repeated. All other names are refused.")
    private Set<String> names = new LinkedHashSet<>();

    @Option(
            names = "--usage-without-token",
            description =
                    "Accepts POST /api/usage without a token, as old clients send it. Every client that can reach the port"
                            + " can then report usage in any agent's name; off by default.")
    private boolean usageOpen;

    /** Returns the configuration; {@code INVALID} when the options contradict each other, before anything is opened. */
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
