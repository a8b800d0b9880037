package dev.missioncontrol.api.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a control plane listens: scheme, host and port, and nothing else. The token goes there only. */
record Origin(URI uri) {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    /** The origin of a base URL; a URL that could carry the token elsewhere or name more than an origin is refused. */
    static Origin of(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        boolean bare = base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && base.getRawFragment() == null
                && (path.isEmpty() || path.equals("/"));
        if (!web || base.getHost() == null || !bare) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "bad-address",
                    "The address of a control plane is http(s)://host:port and nothing more; correct it.");
        }
        return new Origin(URI.create(scheme + "://" + base.getRawAuthority()));
    }

    URI resolve(String pathAndQuery) {
        return URI.create(uri + pathAndQuery);
    }

    /** Whether the name can only mean this machine; judged by its letters, never by a look-up. */
    boolean loopback() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK_V4.matcher(host).matches();
    }

    /** No connection came about. */
    ControlPlaneException refused(String operation, Throwable cause) {
        return loopback()
                ? unavailable(
                        "not-running",
                        operation + ": nothing listens at " + uri + "; start the control plane there.",
                        cause)
                : unreachable(operation, "no connection to " + uri + "; check the address and the network.", cause);
    }

    ControlPlaneException unreachable(String operation, String why, @Nullable Throwable cause) {
        return unavailable("unreachable", operation + ": " + why, cause);
    }

    private static ControlPlaneException unavailable(String type, String message, @Nullable Throwable cause) {
        return new ControlPlaneException(Category.UNAVAILABLE, type, message, cause);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
