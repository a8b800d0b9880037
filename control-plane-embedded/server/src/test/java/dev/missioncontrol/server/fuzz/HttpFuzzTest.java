package dev.missioncontrol.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.asks.AskKind;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.inbox.NewItem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sends whole requests to a real server: no status of 500 and above, no hang, no internals in a refusal. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpFuzzTest {
    /** Beyond this the control plane holds so many rows that only its size is tested. */
    private static final int REQUESTS_PER_SERVER = 50_000;

    private static final Pattern STATUS = Pattern.compile("(?:^|\\n)HTTP/1\\.1 (\\d{3}) ");
    private static final Pattern INSIDES =
            Pattern.compile("dev\\.missioncontrol\\.|io\\.helidon|com\\.fasterxml|Exception|\\tat ");

    /** From here on a conflict contains text of other callers. */
    private static final Pattern ITEM = Pattern.compile(",\"(current|ask)\":");

    private Path directory;
    private FuzzedServer server;
    private List<Target> targets;
    private int requests;

    /** Pairs a path with the token of a caller who may use it. */
    private record Target(String path, Token token) {}

    @BeforeAll
    void open(@TempDir Path temporary) {
        directory = temporary;
        server = new FuzzedServer(directory);
        targets = targets(server);
    }

    @AfterAll
    void close() {
        server.close();
    }

    private void count() {
        if (++requests % REQUESTS_PER_SERVER == 0) {
            server.close();
            server = new FuzzedServer(directory);
            targets = targets(server);
        }
    }

    /**
     * Lists every endpoint that takes a body. Add new ones at the end: the first byte of each input in the corpus is an
     * index.
     */
    private static List<Target> targets(FuzzedServer to) {
        String item = to.core
                .asOwner()
                .inbox()
                .create(NewItem.of(new AgentName("slash"), "t"), new IdempotencyKey("item"))
                .id()
                .value();
        AskOutcome asked = to.core.asOwner().asks().raise(NewAsk.of(AskKind.TEXT, "n"), new IdempotencyKey("ask"));
        String ask = ((AskOutcome.Accepted) asked).ask().id().value();
        return List.of(
                new Target("/api/items", to.owner),
                new Target("/api/items/" + item + "/commands", to.owner),
                new Target("/api/items/" + item + "/progress", to.runtime),
                new Target("/api/asks", to.owner),
                new Target("/api/asks/" + ask + "/commands", to.owner),
                new Target("/api/runtimes/pulse", to.runtime),
                new Target("/api/runtimes/start", to.runtime),
                new Target("/api/claims?waitSeconds=0", to.runtime),
                new Target("/api/audit/erasures", to.owner),
                new Target("/api/tokens/runtime", to.owner),
                new Target("/api/inbox/create", to.classic),
                new Target("/api/inbox/ack", to.classic),
                new Target("/api/inbox/complete", to.classic));
    }

    /** The first byte chooses the endpoint, the rest is the body. */
    @FuzzTest
    void body(byte[] input) {
        if (input.length > 0) {
            count();
            Target target = targets.get(Math.floorMod(input[0], targets.size()));
            byte[] body = Arrays.copyOfRange(input, 1, input.length);
            String head = "POST " + target.path() + " HTTP/1.1\r\nHost: " + server.host() + "\r\nX-MC-Token: "
                    + target.token().reveal() + "\r\nIdempotency-Key: k" + requests
                    + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            request.writeBytes(body);
            assertThat(judged(body, server.answer(request.toByteArray()))).startsWith("HTTP/1.1 ");
        }
    }

    /**
     * The input is the whole request; {@code @H}, {@code @O} and {@code @C} stand for host and tokens. A runtime's
     * token is left out: its claims may wait for half a minute, which is no hang.
     */
    @FuzzTest
    void request(byte[] input) {
        count();
        String text = new String(input, StandardCharsets.ISO_8859_1)
                .replace("@H", server.host())
                .replace("@O", server.owner.reveal())
                .replace("@C", server.classic.reveal());
        judged(input, server.answer(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String judged(byte[] input, String answer) {
        boolean own =
                INSIDES.matcher(new String(input, StandardCharsets.ISO_8859_1)).find(); // refusals quote some input
        Matcher status = STATUS.matcher(answer);
        while (status.find()) {
            int code = Integer.parseInt(status.group(1));
            assertThat(code).as(answer).isBetween(100, 499);
            if (code >= 400 && !own) {
                assertThat(ITEM.split(answer, 2)[0]).doesNotContainPattern(INSIDES);
            }
        }
        return answer;
    }
}
