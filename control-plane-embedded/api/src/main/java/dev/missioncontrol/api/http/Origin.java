package dev.missioncontrol.api.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a control plane: scheme, host and port, and its pinned key if known. The token is sent there only, and
 * never in clear over a network.
 */
record Origin(URI uri, Optional<PinnedKey> pin) {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    /**
     * Returns the origin of a base URL; refuses a URL that could carry the token elsewhere or has more than an origin.
     */
    static Origin of(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        String path = base.getRawPath() == null ? "" : base.getRawPath();
        boolean secure = scheme.equals("https");
        boolean bare = base.getRawUserInfo() == null
                && base.getRawQuery() == null
                && (path.isEmpty() || path.equals("/"))
                && (secure || base.getRawFragment() == null);
        if (!(secure || scheme.equals("http")) || base.getHost() == null || !bare) {
            throw badAddress(
                    "The address of a control plane is http(s)://host:port and nothing more" + shown(base)
                            + "; correct it.",
                    null);
        }
        Optional<PinnedKey> pin = secure ? pin(base) : Optional.of(PinnedKey.NONE);
        Origin origin = new Origin(URI.create(scheme + "://" + base.getRawAuthority()), pin);
        if (!secure && !origin.loopback()) {
            throw badAddress(
                    "Without TLS the token would travel in clear to " + origin + "; use https:// or an SSH tunnel.",
                    null);
        }
        return origin;
    }

    /** Leaves out an address that may hold a password. */
    private static String shown(URI base) {
        return base.getRawUserInfo() == null ? ", not '" + base + "'" : "";
    }

    private static Optional<PinnedKey> pin(URI base) {
        try {
            return Optional.ofNullable(base.getRawFragment()).map(PinnedKey::parse);
        } catch (IllegalArgumentException e) {
            throw badAddress("In the address of the control plane " + e.getMessage() + "; correct it.", e);
        }
    }

    private static ControlPlaneException badAddress(String message, @Nullable Throwable cause) {
        return new ControlPlaneException(Category.INVALID, HttpControlPlane.BAD_ADDRESS, message, cause);
    }

    URI resolve(String pathAndQuery) {
        return URI.create(uri + pathAndQuery);
    }

    /** Returns whether the name can only mean this machine; judged by its text, never by a DNS look-up. */
    boolean loopback() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK_V4.matcher(host).matches();
    }

    /** Reports that the server at this address is not the expected one; nothing was sent. */
    ControlPlaneException untrusted(String operation, Throwable cause) {
        String why =
                uri + " did not prove that it is the control plane; use the address in its file endpoint, which names"
                        + " its key, or let this machine trust the issuer of its certificate.";
        return unavailable("untrusted-server", operation + ": " + why, cause);
    }

    /** Reports a server that does not speak TLS. */
    ControlPlaneException withoutTls(String operation, Throwable cause) {
        String why = uri + " does not speak TLS; check the address, and on this machine use http://.";
        return unavailable("untrusted-server", operation + ": " + why, cause);
    }

    /** Reports that no connection could be made. */
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
