package dev.missioncontrol.server.http;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.home.FileErrors;
import dev.missioncontrol.api.http.PinnedKey;
import io.helidon.common.tls.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the server's key and certificates from a PKCS12 file. The file is checked for each connection, so that a
 * renewed certificate takes effect when the file is replaced; an unreadable file leaves the previous key in use.
 * Thread-safe.
 */
public final class TlsKey extends X509ExtendedKeyManager {
    private static final Logger LOG = LoggerFactory.getLogger(TlsKey.class);

    private final Path file;
    private final Supplier<String> password;
    private volatile Loaded loaded;
    private volatile Runnable onReplaced = () -> {};

    /**
     * Holds the content of one version of the file; the previous entry stays for handshakes that have begun with it.
     */
    private record Loaded(
            Stamp stamp,
            String alias,
            PrivateKey key,
            List<X509Certificate> chain,
            @Nullable Loaded before) {}

    private record Stamp(FileTime changed, long size) {}

    private TlsKey(Path file, Supplier<String> password) throws IOException, GeneralSecurityException {
        this.file = file;
        this.password = password;
        this.loaded = load(stamp(), null);
    }

    /**
     * Reads the file.
     *
     * @throws ControlPlaneException {@code INVALID} (tls-keystore) when it has no key that the password opens
     */
    public static TlsKey open(Path file, Supplier<String> password) {
        try {
            return new TlsKey(file, password);
        } catch (IOException e) {
            throw FileErrors.of(Category.INVALID, "tls-keystore", "read the keystore", file, e);
        } catch (GeneralSecurityException e) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "tls-keystore",
                    "The keystore " + file + " cannot be used: " + e.getMessage()
                            + "; name a PKCS12 file with --tls-keystore and its password with --tls-password-file.",
                    e);
        }
    }

    /** Returns the pin by which clients recognize this server. */
    public PinnedKey pin() {
        return PinnedKey.of(loaded.chain().getFirst().getPublicKey());
    }

    /** Registers a listener for changes of the key. */
    public void whenReplaced(Runnable listener) {
        onReplaced = listener;
    }

    Tls tls() {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {this}, null, null);
            return Tls.builder()
                    .sslContext(context)
                    .addEnabledProtocol("TLSv1.3")
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("set up TLS", e);
        }
    }

    /** Disables TLS. */
    static Tls none() {
        return Tls.builder().enabled(false).build();
    }

    private Stamp stamp() throws IOException {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }

    private synchronized void refresh() {
        try {
            Stamp now = stamp();
            if (!now.equals(loaded.stamp())) {
                PinnedKey before = pin();
                loaded = load(now, loaded);
                LOG.info(
                        "the TLS certificate was replaced; it is good until {}",
                        loaded.chain().getFirst().getNotAfter());
                if (!pin().equals(before)) {
                    onReplaced.run();
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("the keystore {} cannot be read; the key before stays in use: {}", file, e.getMessage());
        }
    }

    private static KeyStore opened(byte[] content, char[] secret) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(new ByteArrayInputStream(content), secret);
            return store;
        } catch (IOException e) {
            boolean locked = e.getCause() instanceof UnrecoverableKeyException;
            throw new KeyStoreException(locked ? "the password is not the one of this file" : "it is not PKCS12", e);
        }
    }

    private Loaded load(Stamp stamp, @Nullable Loaded before) throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(file);
        char[] secret = password.get().toCharArray();
        try {
            KeyStore store = opened(content, secret);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, secret) instanceof PrivateKey key) {
                    List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toList();
                    Loaded last = before == null
                            ? null
                            : new Loaded(before.stamp, before.alias, before.key, before.chain, null);
                    return new Loaded(stamp, alias + " " + stamp, key, chain, last);
                }
            }
            throw new KeyStoreException("there is no private key in it");
        } finally {
            Arrays.fill(secret, ' ');
        }
    }

    private @Nullable Loaded named(String alias) {
        Loaded now = loaded;
        Loaded before = now.before();
        return alias.equals(now.alias()) ? now : before != null && alias.equals(before.alias()) ? before : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
        refresh();
        return loaded.key().getAlgorithm().equals(type) ? loaded.alias() : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return loaded.key().getAlgorithm().equals(type) ? loaded.alias() : null;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return new String[] {loaded.alias()};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Loaded found = named(alias);
        return found == null ? null : found.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Loaded found = named(alias);
        return found == null ? null : found.key();
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return null;
    }
}
