package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no token costs nothing, and a token that is not good does not tell why. */
final class NoOracleTest {
    private static final int ROUNDS = 300;
    private static final String UNKNOWN = TokenForm.of(Role.SUPPORT, new byte[32]);

    @TempDir
    Path directory;

    /** Where the database has gone, only who asks it hears of that. */
    @Test
    void whatIsNotATokenIsRefusedWithoutAQuery() {
        Opened opened = new Opened(directory);
        opened.close();
        char last = UNKNOWN.charAt(UNKNOWN.length() - 1);
        String wrongChecksum = UNKNOWN.substring(0, UNKNOWN.length() - 1) + (last == 'a' ? 'b' : 'a');
        for (String text : List.of("", "undefined", "null", "mcopr_", "changeme", UNKNOWN + "0", wrongChecksum)) {
            assertThat(opened.core().authenticate(text)).as(text).isEmpty();
        }
        assertThatThrownBy(() -> opened.core().authenticate(UNKNOWN)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anUnknownARevokedAndAnExpiredTokenTakeTheSameWay() {
        try (Opened opened = new Opened(directory)) {
            String revoked = revoked(opened);
            String expired = expired(opened);
            List<String> tokens = List.of(UNKNOWN, revoked, expired);
            List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int round = 0; round < ROUNDS; round++) {
                for (int kind = 0;
                        kind < tokens.size();
                        kind++) { // side by side, so that the machine is as busy for each
                    long begun = System.nanoTime();
                    assertThat(opened.core().authenticate(tokens.get(kind))).isEmpty();
                    times.get(kind).add(System.nanoTime() - begun);
                }
            }
            long unknown = median(times.getFirst());
            assertThat(median(times.get(1))).as("revoked").isBetween(unknown / 3, unknown * 3);
            assertThat(median(times.get(2))).as("expired").isBetween(unknown / 3, unknown * 3);
        }
    }

    private static String revoked(Opened opened) {
        IssuedToken token = issued(opened, "kim");
        opened.owner().access().revoke(token.id());
        return token.token().reveal();
    }

    /** It was used while it was good, so it is remembered. */
    private static String expired(Opened opened) {
        IssuedToken token = issued(opened, "lee");
        assertThat(opened.core().authenticate(token.token().reveal())).isPresent();
        opened.advance(Duration.ofSeconds(6));
        return token.token().reveal();
    }

    private static IssuedToken issued(Opened opened, String name) {
        NewToken wanted = new NewToken(Role.SUPPORT, name, Duration.ofSeconds(5));
        return opened.owner().access().issue(wanted, IdempotencyKey.random());
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
