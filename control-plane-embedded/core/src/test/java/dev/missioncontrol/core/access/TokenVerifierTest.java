package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenVerifierTest {
    @TempDir
    Path directory;

    private Opened opened;

    @BeforeEach
    void open() {
        opened = new Opened(directory);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aTokenIsKnownAgainAlsoAfterARestart() {
        Token token = opened.core().mintOwnerToken();
        assertThat(token.reveal()).matches("mcopr_[0-9A-Za-z]{49}");
        assertThat(who(token)).contains(new Principal(Role.OWNER, "fleet"));
        opened.offFor(Duration.ofSeconds(1));
        assertThat(who(token)).contains(new Principal(Role.OWNER, "fleet"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "undefined",
                "null",
                "mcopr_",
                "mcopr_0000000000000000000000000000000000000000000000000",
                "Bearer x"
            })
    void whatIsNotATokenIsNobody(String text) {
        assertThat(opened.core().authenticate(text)).isEmpty();
    }

    @Test
    void oneChangedCharacterIsSeenWithoutTheDatabase() {
        String token = opened.core().mintOwnerToken().reveal();
        char other = token.charAt(20) == 'a' ? 'b' : 'a';
        assertThat(TokenForm.wellFormed(token)).isTrue();
        assertThat(TokenForm.wellFormed(token.substring(0, 20) + other + token.substring(21)))
                .isFalse();
    }

    @Test
    void aRuntimesOldTokenEndsWhenTheNewOneIsFirstUsed() {
        Token first = issue();
        assertThat(who(first)).isPresent();
        Token second = issue();
        assertThat(who(first)).isPresent();
        assertThat(who(second)).isPresent();
        assertThat(who(first)).isEmpty();
    }

    @Test
    void theOwnersOldTokenEndsWhenANewOneIsMinted() {
        Token first = opened.core().mintOwnerToken();
        assertThat(who(first)).isPresent();
        assertThat(who(first)).isPresent();
        Token second = opened.core().mintOwnerToken();
        assertThat(who(first)).isEmpty();
        assertThat(who(second)).isPresent();
    }

    @Test
    void aTokenThatWasNeverUsedEndsWhenAnotherIsIssued() {
        Token used = issue();
        who(used);
        Token never = issue();
        Token newest = issue();
        assertThat(who(never)).isEmpty();
        assertThat(who(used)).isPresent();
        assertThat(who(newest)).isPresent();
    }

    @Test
    void noFileHoldsATokenAndTheIntegrityKeyIsTheOwnersAlone() throws IOException {
        Token token = opened.core().mintOwnerToken();
        opened.core().close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readAllBytes(file))
                        .as(file.toString())
                        .satisfies(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                                .doesNotContain(token.reveal())
                                .doesNotContain(token.reveal().substring(6, 49)));
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("integrity.key"))))
                .isEqualTo("rw-------");
        opened = new Opened(directory);
    }

    private Token issue() {
        return opened.owner().access().issueRuntimeToken(new RuntimeName("local"));
    }

    private Optional<Principal> who(Token token) {
        return opened.core().authenticate(token.reveal());
    }
}
