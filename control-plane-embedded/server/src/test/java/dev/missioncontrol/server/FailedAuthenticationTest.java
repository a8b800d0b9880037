package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.server.http.Limits;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that callers who guess tokens are turned away, on loopback too, while a valid token passes from the same
 * address.
 */
final class FailedAuthenticationTest {
    private Served served;

    @BeforeEach
    void open(@TempDir Path directory) {
        served = new Served(directory, Limits.USUAL);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private Raw.Reply guess() {
        return served.ask("GET", "/api/whoami", "X-MC-Token: mcopr_guess\r\n", "");
    }

    @Test
    void theEleventhGuessIsToldWhenToComeBackAndAValidTokenStillPasses() {
        for (int i = 0; i < 10; i++) {
            assertProblem(guess(), 401, "unauthenticated");
        }
        Raw.Reply reply = guess();
        assertProblem(reply, 429, "too-many-failures");
        assertThat(Integer.parseInt(reply.header("retry-after"))).isBetween(30, 60);
        assertProblem(served.ask("GET", "/api/whoami", "", ""), 429, "too-many-failures");
        assertThat(served.get(served.owner, "/api/whoami").status()).isEqualTo(200);
        assertThat(served.get(served.classic, "/api/inbox/poll?agent=x").status())
                .isEqualTo(200);
        assertThat(served.ask("GET", "/healthz", "", "").status()).isEqualTo(200);
        assertProblem(guess(), 429, "too-many-failures");
    }

    @Test
    void theSixthRedemptionWithinAMinuteIsToldWhenToComeBack() {
        for (int i = 0; i < 5; i++) {
            assertThat(redeem(invitation(i)).status()).isEqualTo(201);
        }
        Raw.Reply reply = redeem(invitation(5));
        assertProblem(reply, 429, "too-many-redemptions");
        assertThat(Integer.parseInt(reply.header("retry-after"))).isBetween(30, 60);
        assertThat(served.get(served.owner, "/api/whoami").status()).isEqualTo(200);
    }

    private Token invitation(int number) {
        NewToken person = NewToken.of(Role.OPERATOR, "person-" + number);
        return served.core
                .asOwner()
                .access()
                .invite(person, IdempotencyKey.random())
                .token();
    }

    private Raw.Reply redeem(Token invitation) {
        return served.post(invitation, "/api/invitations/redeem", "");
    }
}
