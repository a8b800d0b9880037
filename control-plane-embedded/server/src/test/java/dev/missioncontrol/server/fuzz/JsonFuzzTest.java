package dev.missioncontrol.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.backlog.EpicPlan;
import dev.missioncontrol.api.backlog.IssueCommand;
import dev.missioncontrol.api.backlog.NewIssue;
import dev.missioncontrol.api.backlog.ProjectPlan;
import dev.missioncontrol.api.http.Bodies;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads client input as every request record: it is refused with one sentence, or read as a value that survives a round
 * trip.
 */
final class JsonFuzzTest {
    private static final List<Class<?>> REQUESTS = List.of(
            NewItem.class,
            ItemCommand.class,
            NewAsk.class,
            AskCommand.class,
            Pulse.class,
            RuntimeStart.class,
            ClaimRequest.class,
            OutputTail.class,
            Bodies.ErasureRequest.class,
            NewToken.class,
            ProjectPlan.class,
            EpicPlan.class,
            NewIssue.class,
            IssueCommand.class);

    private static final Pattern INSIDES = Pattern.compile("Exception|dev\\.missioncontrol\\.|java\\.|com\\.fasterxml");

    @FuzzTest
    void json(byte[] input) {
        if (input.length > 0) {
            Class<?> type = REQUESTS.get(Math.floorMod(input[0], REQUESTS.size()));
            read(Arrays.copyOfRange(input, 1, input.length), type)
                    .ifPresent(value -> assertThat((Object) Json.read(Json.write(value), type))
                            .isEqualTo(value));
        }
    }

    /** Expects the same as for any other text of an item: kept as it is, absent when blank, or refused. */
    @FuzzTest
    void issueRef(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        byte[] body = Json.write(Map.of("agent", "slash", "title", "t", "issueRef", text))
                .getBytes(StandardCharsets.UTF_8);
        read(body, NewItem.class)
                .ifPresent(item -> assertThat(
                                ((NewItem) item).assignment().origin().issueRef())
                        .isEqualTo(text.isBlank() ? null : text));
    }

    private static Optional<Object> read(byte[] body, Class<?> type) {
        try {
            return Optional.of(Json.read(body, type));
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
            if (!INSIDES.matcher(new String(body, StandardCharsets.UTF_8)).find()) { // refusals quote some input
                assertThat(refused.getMessage()).doesNotContainPattern(INSIDES);
            }
            return Optional.empty();
        }
    }
}
