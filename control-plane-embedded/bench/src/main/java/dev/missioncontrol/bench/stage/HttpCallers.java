package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.home.EndpointFile;
import dev.missioncontrol.api.http.HttpControlPlane;
import java.net.URI;
import java.util.function.Function;

/** Many callers of one server behind one HTTP client, each with a token of its own. Thread-safe. */
final class HttpCallers implements AutoCloseable {
    /** The token of the present call. */
    private static final ScopedValue<Token> CALLER = ScopedValue.newInstance();

    private final HttpControlPlane owner;
    private final HttpControlPlane runtimes;

    HttpCallers(EndpointFile server) {
        URI url = server.url().orElseThrow();
        Token token = server.ownerToken().orElseThrow();
        owner = new HttpControlPlane(() -> url, () -> token);
        runtimes = new HttpControlPlane(() -> url, CALLER::get);
    }

    ControlPlane owner() {
        return owner;
    }

    Worker.Voice runtime(RuntimeName name) {
        Token token = owner.access().issueRuntimeToken(name);
        return new Worker.Voice() {
            @Override
            public <T> T ask(Function<ControlPlane, T> question) {
                return ScopedValue.where(CALLER, token).call(() -> question.apply(runtimes));
            }
        };
    }

    @Override
    public void close() {
        owner.close();
        runtimes.close();
    }
}
