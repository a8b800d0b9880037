package dev.missioncontrol.server.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.server.openapi.Described.Seen;
import org.junit.jupiter.api.Test;

/** Checks that every kind of difference between server and document is noticed. */
final class DescribedTest {
    private static final String JSON = "application/json";
    private static final String WHO = "{\"actor\":\"owner:fleet\"}";
    private static final String PROBLEM = "{\"type\":\"x\",\"title\":\"X\",\"status\":400}";

    private static Seen who(int status, String media, String answered) {
        return new Seen("GET", "/api/whoami", "", status, media, answered);
    }

    private static void holds(Seen seen) {
        assertThatCode(() -> Described.check(seen)).doesNotThrowAnyException();
    }

    private static void differs(Seen seen, String how) {
        assertThatThrownBy(() -> Described.check(seen))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(how);
    }

    @Test
    void whatIsAsDescribedHolds() {
        holds(who(200, JSON, WHO));
        holds(who(400, "application/problem+json", PROBLEM));
        holds(new Seen("GET", "/api/items?state=PENDING&limit=1", "", 200, JSON, "{\"rows\":[]}"));
        holds(new Seen("GET", "/nothing", "", 404, "application/problem+json", PROBLEM));
    }

    @Test
    void anAnswerThatIsAnotherDiffers() {
        differs(who(202, JSON, WHO), "no such status");
        differs(who(500, "application/problem+json", PROBLEM), "no such status");
        differs(who(200, "text/plain", WHO), "no such media type");
        differs(who(200, JSON, "{\"actor\":\"owner:fleet\",\"secret\":1}"), "secret");
        differs(who(200, JSON, "{}"), "actor");
        differs(who(200, JSON, "{\"actor\":1}"), "actor");
        differs(who(400, "application/problem+json", "{\"title\":\"X\"}"), "type");
        differs(new Seen("GET", "/api/hidden", "", 200, JSON, "{}"), "no such endpoint");
    }

    @Test
    void aRequestThatIsTakenAlthoughItIsNotDescribedDiffers() {
        String answered = "{\"position\":\"1:2\"}";
        String path = "/api/audit/erasures";
        holds(new Seen("POST", path, "{\"position\":\"1:1\",\"reason\":\"x\"}", 201, JSON, answered));
        differs(new Seen("POST", path, "{\"position\":\"1:1\",\"reason\":\"x\",\"y\":1}", 201, JSON, answered), "y");
        differs(new Seen("POST", path, "{\"position\":\"1:1\"}", 201, JSON, answered), "reason");
        differs(new Seen("GET", "/api/whoami?as=owner", "", 200, JSON, WHO), "no parameter as");
        holds(new Seen("GET", "/api/inbox/poll?agent=a&anything=1", "", 200, JSON, "[]"));
    }
}
