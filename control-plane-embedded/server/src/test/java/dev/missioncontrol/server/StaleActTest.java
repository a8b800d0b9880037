package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.json.Json;
import org.junit.jupiter.api.Test;

/** Sends acts on versions that have passed over a raw socket. */
final class StaleActTest extends ServedTest {
    private static final String NOTE = "{\"type\":\"note\",\"text\":\"hm\"}";

    private Raw.Reply note(InboxItem item, String query) {
        return served.post(served.owner, "/api/items/" + item.id() + "/commands" + query, NOTE);
    }

    private InboxItem create() {
        return served.asOwner().inbox().create(NewItem.of(new AgentName("slash"), "t"), IdempotencyKey.random());
    }

    @Test
    void aStaleActIsAConflictWithTheRowAsItIsNowAndTheAuthorOfItsLastChange() {
        InboxItem item = create();
        Raw.Reply first = note(item, "?version=" + item.version());
        assertThat(first.status()).isEqualTo(200);
        Raw.Reply second = note(item, "?version=" + item.version());
        assertProblem(second, 409, "stale");
        JsonNode problem = Json.tree(second.body());
        assertThat(problem.get("current")).isEqualTo(Json.tree(first.body()));
        assertThat(problem.get("by").asText()).startsWith("owner:");
        assertThat(problem.get("detail").asText())
                .isEqualTo("The item has changed since you looked: it is at version "
                        + Json.tree(first.body()).get("version") + " now, changed by "
                        + problem.get("by").asText() + ". Nothing was done.");
    }

    @Test
    void aVersionThatIsNoneIsRefused() {
        assertProblem(note(create(), "?version=last"), 400, "invalid-parameter");
        assertProblem(note(create(), "?vresion=1"), 400, "unknown-parameter");
    }

    @Test
    void aClassicRowCarriesNoVersion() {
        create();
        assertThat(served.ask("GET", "/api/inbox/poll?agent=slash", Served.header(served.classic), "")
                        .body())
                .contains("\"title\":\"t\"")
                .doesNotContain("version");
    }
}
