package dev.missioncontrol.api.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Pins a server to one public key by the SHA-256 of its SubjectPublicKeyInfo. The key alone identifies the server: the
 * names and dates of its certificate do not count. Immutable.
 */
public record PinnedKey(String sha256) {
    /** Trusts no key, for an address without TLS: reading this machine's certificates takes longer than a call. */
    static final PinnedKey NONE = new PinnedKey("");

    private static final Pattern FRAGMENT = Pattern.compile("sha256=([A-Za-z0-9_-]{43})");

    /** Returns the pin of a public key. */
    public static PinnedKey of(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return new PinnedKey(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hash a public key", e);
        }
    }

    /** Parses the fragment (after {@code #}) of an address. */
    static PinnedKey parse(String fragment) {
        Matcher pin = FRAGMENT.matcher(fragment);
        if (!pin.matches()) {
            throw new IllegalArgumentException("a pinned key is written #sha256= and 43 characters of base64url");
        }
        return new PinnedKey(pin.group(1));
    }

    /** Returns the fragment for an address. */
    public String fragment() {
        return "sha256=" + sha256;
    }

    /** Returns a TLS context that trusts this key and no other. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {new OnlyThis(this)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("set up TLS for a pinned key", e);
        }
    }

    /** Checks the server by its key; client certificates are not used. Thread-safe. */
    private static final class OnlyThis extends X509ExtendedTrustManager {
        private final PinnedKey expected;

        private OnlyThis(PinnedKey expected) {
            this.expected = expected;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !PinnedKey.of(chain[0].getPublicKey()).equals(expected)) {
                throw new CertificateException("the server has another key than the one in its address");
            }
        }

        private static CertificateException noClients() {
            return new CertificateException("clients have no certificates");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw noClients();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw noClients();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw noClients();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
