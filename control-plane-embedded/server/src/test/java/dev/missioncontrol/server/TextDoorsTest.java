package dev.missioncontrol.server;

import static dev.missioncontrol.server.GateTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.access.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every door has the same rule for a line of text: ours refuse what disturbs, those of classic clients take all of it. */
final class TextDoorsTest extends ServedTest {
    private static final String JOINED = "\uD83D\uDC69\u200D\uD83D\uDCBB";
    private static final String REORDERED = "a\\u202Eb";

    private Raw.Reply send(String path, String body, String text) {
        Token bearer = path.startsWith("/api/inbox/") ? served.classic : served.owner;
        return served.post(bearer, path, body.replace('\'', '"').replace("TEXT", text));
    }

    private void makeProject() {
        send("/api/projects", "{'name':'site','words':{'title':'TEXT','text':''},'state':'ACTIVE'}", JOINED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/api/items | {'agent':'slash','title':'TEXT'}",
                "/api/items | {'agent':'slash','title':'t','labels':['TEXT']}",
                "/api/items | {'agent':'slash','title':'t','project':'TEXT'}",
                "/api/asks | {'kind':'TEXT','need':'TEXT'}",
                "/api/projects | {'name':'shop','words':{'title':'TEXT','text':''},'state':'ACTIVE'}",
                "/api/epics | {'project':'site','words':{'title':'TEXT','text':''},'state':'OPEN'}",
                "/api/issues | {'project':'site','words':{'title':'TEXT','text':''},'labels':[],'dependsOn':[]}",
                "/api/issues | {'project':'site','words':{'title':'t','text':''},'labels':['TEXT'],'dependsOn':[]}",
            })
    void oursRefuseWhatDisturbs(String path, String body) {
        makeProject();
        String kinded = body.replace("'kind':'TEXT'", "'kind':'TASK'");
        assertThat(send(path, kinded, JOINED).status()).isIn(200, 201);
        Raw.Reply refused = send(path, kinded, REORDERED);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("U+202E").contains("\"type\":\"invalid-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/api/inbox/create | {'targetAgent':'slash','agent':'x','title':'TEXT','labels':['TEXT']}",
                "/api/inbox/create | {'targetAgent':'mortal','agent':'x','title':'TEXT'}",
            })
    void thoseOfClassicClientsTakeIt(String path, String body) {
        assertThat(send(path, body, JOINED).status()).isEqualTo(200);
        assertThat(send(path, body, REORDERED).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/api/items | {'agent':'TEXT','title':'t'}",
                "/api/asks | {'kind':'TASK','need':'n','agent':'TEXT'}",
            })
    void namesOfAgentsAreStrict(String path, String body) {
        assertProblem(send(path, body, JOINED), 400, "invalid-agent-name");
    }
}
