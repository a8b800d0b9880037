package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.api.http.HttpControlPlane;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

final class TokensTest extends LaptopTest {
    /** Returns the token, which stands alone on standard output; everything else is on standard error. */
    private String made(Object... arguments) {
        Shell.Ended ended = laptop.run(arguments);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err())
                .contains("shown only once")
                .doesNotContain(ended.out().strip());
        assertThat(ended.out()).matches("mc[a-z]+_[0-9A-Za-z]{49}\n");
        return ended.out().strip();
    }

    private String whoIs(String token) {
        try (HttpControlPlane bearer = new HttpControlPlane(laptop::url, () -> new Token(token))) {
            return bearer.access().whoAmI().toString();
        }
    }

    private String idOf(String name) {
        return laptop.owner().access().tokens(null, 100).rows().stream()
                .filter(token -> token.name().equals(name))
                .map(TokenInfo::id)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void aTokenIsIssuedListedAndRevoked() {
        String token = made("tokens", "issue", "--role", "support", "--name", "kim", "--term", "30d");
        assertThat(whoIs(token)).isEqualTo("support:kim");
        assertThat(said("tokens", "list")).contains("kim", "support").doesNotContain(token);
        JsonNode rows = json("tokens", "list").get("rows");
        assertThat(rows.get(0).get("name").asText()).isEqualTo("kim");
        String id = idOf("kim");
        assertThat(said("tokens", "revoke", id)).isEqualTo("Revoked " + id + ".\n");
        Assertions.assertThatThrownBy(() -> whoIs(token)).isInstanceOf(ControlPlaneException.class);
        assertThat(said("tokens", "list")).doesNotContain("kim");
        assertThat(complaint(1, "tokens", "revoke", id)).contains("There is no token " + id);
    }

    @Test
    void aTokenIsExchangedForAnother() {
        String first = made("tokens", "issue", "--role", "operator", "--name", "lee");
        String second = made("tokens", "rotate", idOf("lee"));
        assertThat(second).isNotEqualTo(first);
        assertThat(whoIs(second)).isEqualTo("operator:lee");
        Assertions.assertThatThrownBy(() -> whoIs(first)).isInstanceOf(ControlPlaneException.class);
    }

    @Test
    void aPersonIsInvited() {
        String invitation = made("tokens", "invite", "--role", "support", "--name", "ada", "--term", "24h");
        assertThat(said("tokens", "list")).contains("for support:ada");
        try (HttpControlPlane bearer = new HttpControlPlane(laptop::url, () -> new Token(invitation))) {
            Token token = bearer.access().redeem(IdempotencyKey.random()).token();
            assertThat(whoIs(token.reveal())).isEqualTo("support:ada");
        }
    }

    @Test
    void aProgramGetsTheTokenWithItsIdAndAWrongWishIsExplained() {
        JsonNode issued = json("tokens", "issue", "--role", "metrics", "--name", "prometheus");
        assertThat(issued.get("token").asText()).startsWith("mcmtr_");
        assertThat(issued.get("id").asText()).isEqualTo(idOf("prometheus"));
        assertThat(complaint(2, "tokens", "issue", "--role", "joining", "--name", "x"))
                .contains("role must be one for which tokens are issued");
        assertThat(complaint(2, "tokens", "issue", "--role", "agent", "--name", " "))
                .contains("name");
        assertThat(laptop.owner().access().tokens(null, 100).rows())
                .extracting(TokenInfo::role)
                .doesNotContain(Role.JOINING);
    }
}
