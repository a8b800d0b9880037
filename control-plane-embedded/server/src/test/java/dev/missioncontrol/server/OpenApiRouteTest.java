package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Checks that the description is served as it is published, to every caller with a token. */
final class OpenApiRouteTest extends ServedTest {
    @Test
    void theDescriptionIsServedToEveryKindOfCaller() throws IOException {
        String published = Files.readString(Path.of("../../docs/openapi.json"));
        for (Role role : new Role[] {Role.OWNER, Role.SUPPORT, Role.RUNTIME, Role.AGENT, Role.CLASSIC}) {
            Raw.Reply reply = served.get(served.token(role), "/api/openapi.json");
            assertThat(reply.header("content-type")).isEqualTo("application/json");
            assertThat(reply.body()).isEqualTo(published);
        }
        assertThat(served.ask("GET", "/api/openapi.json", "", "").status()).isEqualTo(401);
    }
}
