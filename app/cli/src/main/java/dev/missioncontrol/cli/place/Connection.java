package dev.missioncontrol.cli.place;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.home.DataHome;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Holds the address of the control plane and the token of the caller. */
public final class Connection {
    private final CliEnvironment environment;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data directory of a control plane on this machine; default: the desktop's.")
    private @Nullable Path data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address of a remote control plane; its token comes from --token-file, or from the file"
                    + " that the variable MC_TOKEN names.")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file whose first line is the token; - reads it from standard input.")
    private @Nullable String tokenFile;

    public Connection(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Fails with a sentence for the user when no control plane can be found, before anything is sent. */
    public HttpControlPlane open() {
        URI found = url();
        Supplier<Token> token = token();
        var _ = token.get();
        return new HttpControlPlane(() -> found, token);
    }

    boolean named() {
        return url != null;
    }

    boolean ownToken() {
        return tokenFile != null;
    }

    Path directory() {
        return data != null
                ? data.toAbsolutePath()
                : DataHome.ofPlatform(environment.system(), environment.home(), environment.environment());
    }

    URI url() {
        if (url == null) {
            return EndpointFile.in(directory())
                    .url()
                    .orElseThrow(() -> new ControlPlaneException(
                            Category.NOT_FOUND,
                            "not-started",
                            "No control plane was ever started in " + directory()
                                    + "; start one with 'mission-control server --data DIR', or name another with"
                                    + " --data or --url."));
        }
        if (data != null) {
            throw invalid("--data and --url name two control planes; omit one of them.");
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !loopback(url.getHost())) {
            throw invalid(
                    "The address " + url + " would carry the token in clear; use https, or a tunnel to 127.0.0.1.");
        }
        return url;
    }

    /** Looks at the text of the host only and never resolves it. */
    private static boolean loopback(@Nullable String host) {
        if (host == null || host.equals("localhost")) {
            return true; // a URL without a host is refused later, with its own message
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    Supplier<Token> token() {
        if (tokenFile != null || url != null) {
            return new TokenSource(environment, tokenFile);
        }
        EndpointFile files = EndpointFile.in(directory());
        return () -> files.ownerToken()
                .orElseThrow(() -> new ControlPlaneException(
                        Category.UNAUTHENTICATED,
                        TokenSource.NONE,
                        "There is no " + files.ownerTokenPath() + "; name a file with a token by --token-file."));
    }

    /** Names the token's source for a call that the control plane refused because of it. */
    ControlPlaneException explained(ControlPlaneException refused) {
        return refused.category() == Category.UNAUTHENTICATED && !refused.type().equals(TokenSource.NONE)
                ? new ControlPlaneException(
                        refused.category(),
                        refused.type(),
                        "The control plane at " + url() + " does not accept the token in " + tokenName()
                                + ": it is another one's, has expired or was revoked; name a file with a valid one by"
                                + " --token-file.",
                        refused)
                : refused;
    }

    private String tokenName() {
        return tokenFile != null || url != null
                ? TokenSource.name(tokenFile)
                : EndpointFile.in(directory()).ownerTokenPath().toString();
    }

    static ControlPlaneException invalid(String message) {
        return new ControlPlaneException(Category.INVALID, "bad-place", message);
    }
}
