package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalServerTest {
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    private Path data;

    private record Seen(URI url, String token) {}

    private Seen run() {
        try (Core core = Core.open(CoreConfig.inDirectory(data));
                LocalServer server = LocalServer.start(core, data, LOOPBACK, OptionalInt.empty())) {
            Token token = server.files().ownerToken().orElseThrow();
            try (HttpControlPlane plane =
                    new HttpControlPlane(() -> files().url().orElseThrow(), () -> token)) {
                assertThat(plane.access().whoAmI()).hasToString("owner:fleet");
            }
            return new Seen(server.url(), token.reveal());
        }
    }

    private EndpointFile files() {
        return EndpointFile.in(data);
    }

    @Test
    void theNextStartHasTheSameAddressAndToken() {
        assertThat(run()).isEqualTo(run());
    }

    @Test
    void aLostTokenFileIsReplacedByANewTokenAndTheOldOneEnds() throws IOException {
        Seen first = run();
        Files.delete(files().ownerTokenPath());
        Seen second = run();
        assertThat(second.token()).isNotEqualTo(first.token());
        try (Core core = Core.open(CoreConfig.inDirectory(data))) {
            assertThat(core.authenticate(first.token())).isEmpty();
        }
    }

    @Test
    void aTokenThatTheDatabaseDoesNotKnowIsReplaced() throws IOException {
        Files.writeString(data.resolve("owner.token"), "mcopr_of_another_database\n");
        assertThat(run().token()).isNotEqualTo("mcopr_of_another_database");
    }

    @Test
    void bothFilesAreOneLineAndTheTokenIsTheOwnersAlone() throws IOException {
        Seen seen = run();
        assertThat(Files.readString(data.resolve("endpoint"))).isEqualTo(seen.url() + "\n");
        assertThat(Files.readString(data.resolve("owner.token"))).isEqualTo(seen.token() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("owner.token"))))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void aTokenFileThatOthersCouldReadIsClosedAtTheNextStart() throws IOException {
        run();
        Path file = data.resolve("owner.token");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        run();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aRememberedPortThatIsTakenIsGivenUpButAnOrderedOneIsNot() throws IOException {
        URI first = run().url();
        try (ServerSocket squatter = new ServerSocket(first.getPort(), 1, InetAddress.ofLiteral(LOOPBACK))) {
            assertThat(run().url()).isNotEqualTo(first);
            OptionalInt ordered = OptionalInt.of(squatter.getLocalPort());
            try (Core core = Core.open(CoreConfig.inDirectory(data))) {
                assertThatThrownBy(() -> LocalServer.start(core, data, LOOPBACK, ordered))
                        .isInstanceOfSatisfying(
                                ControlPlaneException.class,
                                e -> assertThat(e.type()).isEqualTo("port-taken"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a url at all", "http://127.0.0.1:99999", "http://127.0.0.1", "mailto:x", "\uFFFE"})
    void anEndpointFileThatHoldsNoAddressIsReplaced(String text) throws IOException {
        Files.writeString(data.resolve("endpoint"), text + "\n");
        assertThat(run().url().getHost()).isEqualTo(LOOPBACK);
    }

    @Test
    void anOwnerTokenFileThatHoldsNoTokenIsReplaced() throws IOException {
        Files.writeString(data.resolve("owner.token"), "x".repeat(300) + "\n");
        assertThat(run().token()).hasSizeLessThan(300);
        Files.write(data.resolve("owner.token"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(run().token()).startsWith("mc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "8.8.8.8"})
    void anAddressThatOthersCanReachIsRefused(String host) {
        assertThatThrownBy(() -> ServerConfig.at(host, 0))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("not-loopback"))
                .hasMessageContaining("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "", "127.evil.com"})
    void aNameIsNotLookedUp(String host) {
        assertThatThrownBy(() -> ServerConfig.at(host, 0))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("invalid-address"));
    }
}
