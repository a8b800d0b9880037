package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.server.http.Limits;
import dev.missioncontrol.server.http.TlsKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a server with a key of its own, and clients that pin it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsTest {
    private static final Limits QUICK = new Limits(
            16 * 1024, 1024 * 1024, 100, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1), 9);

    private Keystore keystore;
    private TlsKey key;
    private Core core;
    private LocalServer server;
    private Token owner;
    private Path directory;

    @BeforeAll
    void open(@TempDir Path temporary) {
        directory = temporary;
        keystore = Keystore.in(directory);
        key = TlsKey.open(keystore.file(), () -> Keystore.PASSWORD);
        core = Core.open(CoreConfig.inDirectory(directory));
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        server = LocalServer.start(
                core, directory, new ServerConfig(loopback, 0, QUICK, Set.of("mc.example.org"), Optional.of(key)));
        owner = server.files().ownerToken().orElseThrow();
    }

    @AfterAll
    void close() {
        server.close();
        core.close();
    }

    private String whoAmI(URI at) {
        try (HttpControlPlane plane = new HttpControlPlane(() -> at, () -> owner)) {
            return plane.access().whoAmI().toString();
        }
    }

    private void isNotTrusted(URI at) {
        assertThatThrownBy(() -> whoAmI(at))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("untrusted-server"));
    }

    private static URI without(URI url) {
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }

    @Test
    void theAddressInTheDirectoryIsEnoughToReachAndToTrustIt() {
        URI url = server.files().url().orElseThrow();
        assertThat(url.toString()).startsWith("https://127.0.0.1:").contains("#sha256=");
        assertThat(whoAmI(url)).isEqualTo("owner:fleet");
    }

    @Test
    void aServerWithAnotherKeyOrFromAnUnknownIssuerGetsNoToken() {
        isNotTrusted(URI.create(without(server.url()) + "#sha256=" + "A".repeat(43)));
        isNotTrusted(without(server.url()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aReplacedKeystoreIsUsedByTheNextConnectionAndToldInTheDirectory(String algorithm) {
        URI before = server.url();
        whoAmI(before);
        keystore.renew(algorithm);
        isNotTrusted(before);
        URI after = server.files().url().orElseThrow();
        assertThat(after).isNotEqualTo(before).isEqualTo(server.url());
        assertThat(whoAmI(after)).isEqualTo("owner:fleet");
    }

    @Test
    void aKeystoreThatCannotBeReadLeavesTheOneBefore() throws IOException {
        URI url = server.url();
        Files.writeString(keystore.file(), "half a fi");
        assertThat(whoAmI(url)).isEqualTo("owner:fleet");
        Files.delete(keystore.file());
        assertThat(whoAmI(url)).isEqualTo("owner:fleet");
        keystore.renew("EC");
    }

    @Test
    void nothingOlderThanTls13IsSpoken() throws IOException, GeneralSecurityException {
        try (SSLSocket socket = (SSLSocket) SSLContext.getDefault()
                .getSocketFactory()
                .createSocket(InetAddress.ofLiteral("127.0.0.1"), server.url().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("protocol_version");
        }
    }

    @Test
    void clearTextAndSilenceAreEnded() {
        try (Raw clear = new Raw(server.url());
                Raw silent = new Raw(server.url())) {
            clear.send(
                    "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:" + server.url().getPort() + "\r\n\r\n");
            Pause.until("the server ends it", clear::ended);
            assertThat(silent.ended()).isTrue();
        }
    }

    @Test
    void onlyWithAKeyMayOthersReachIt() {
        InetAddress reachable = InetAddress.ofLiteral("192.0.2.1");
        assertThatCode(() -> new ServerConfig(reachable, 0, QUICK, Set.of(), Optional.of(key)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new ServerConfig(reachable, 0, QUICK, Set.of("mc.example.org"), Optional.empty()))
                .hasMessageContaining("--tls-keystore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "mc.example.org:443", "*.example.org", "mc.example.org/", ".", "*"})
    void aNameToBeCalledByIsExact(String name) {
        assertThatThrownBy(() -> ServerConfig.at("127.0.0.1", 0, Set.of(name), Optional.of(key)))
                .isInstanceOf(ControlPlaneException.class);
    }

    @Test
    void aWrongPasswordIsSaidAtTheStart() {
        assertThatThrownBy(() -> TlsKey.open(keystore.file(), () -> "wrong"))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("tls-keystore"));
    }
}
