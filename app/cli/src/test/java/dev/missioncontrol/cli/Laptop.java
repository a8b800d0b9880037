package dev.missioncontrol.cli;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.agents.RuntimeStart;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.NewAsk;
import dev.missioncontrol.api.http.HttpControlPlane;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.server.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Serves a control plane where the command line looks for it. Confined to the test's thread. */
final class Laptop implements AutoCloseable {
    final Path data;
    final Shell shell;
    private final Core core;
    private final LocalServer server;
    private final URI url;
    private final HttpControlPlane box;
    private @Nullable Incarnation life;

    Laptop(Path home) {
        data = home.resolve(".local/share/mission-control");
        core = Core.open(CoreConfig.inDirectory(data));
        server = LocalServer.start(core, data, "127.0.0.1", OptionalInt.empty());
        url = server.url();
        shell = new Shell(home);
        Token token = core.asOwner().access().issueRuntimeToken(new RuntimeName("box"));
        box = new HttpControlPlane(server::url, () -> token);
    }

    ControlPlane owner() {
        return core.asOwner();
    }

    URI url() {
        return url;
    }

    ItemId item(String title) {
        return owner().inbox()
                .create(NewItem.of(new AgentName("main"), title), IdempotencyKey.random())
                .id();
    }

    /** Creates an item as a classic client, which may send any text. */
    ItemId classicItem(String agent, String title) {
        return new ItemId(Json.tree(classic("/api/inbox/create", Map.of("agent", agent, "title", title)))
                .get("inboxId")
                .asText());
    }

    /** Posts as a classic client and returns the answer. */
    String classic(String path, Map<String, Object> fields) {
        Token token = owner().access().issueClassicToken();
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("X-MC-Token", token.reveal())
                .POST(BodyPublishers.ofString(Json.write(fields)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    AskId ask(NewAsk ask) {
        return switch (owner().asks().raise(ask, IdempotencyKey.random())) {
            case AskOutcome.Accepted(var made) -> made.id();
            case AskOutcome.Fenced fenced -> throw new AssertionError(fenced);
            case AskOutcome.Stale stale -> throw new AssertionError(stale);
            case AskOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    /** Creates an item with a command and has the runtime {@code box} claim it. */
    InboxItem held(String title) {
        Command command = new Command(List.of("true"), "/src", null);
        owner().inbox().create(NewItem.of(new AgentName("main"), title).running(command), IdempotencyKey.random());
        return claimed();
    }

    /** Claims the next item as the runtime {@code box}. */
    InboxItem claimed() {
        if (life == null) {
            life = box.runtimes()
                    .start(new RuntimeStart("host", "Linux", "1", false))
                    .incarnation();
        }
        ClaimOutcome outcome =
                box.inbox().claim(new ClaimRequest(life, IdempotencyKey.random()), Duration.ofSeconds(20));
        return switch (outcome) {
            case ClaimOutcome.Claimed(InboxItem item) -> item;
            case ClaimOutcome.Nothing _ -> throw new AssertionError("nothing to do");
            case ClaimOutcome.Superseded(Incarnation current) -> throw new AssertionError(current);
        };
    }

    /** Fails the item permanently, as the runtime {@code box}. */
    void fail(InboxItem item) {
        box.inbox()
                .submit(
                        item.id(),
                        new ItemCommand.Fail(item.epoch(), Result.of("broken"), false),
                        IdempotencyKey.random());
    }

    Shell.Ended run(Object... arguments) {
        return shell.run(arguments);
    }

    @Override
    public void close() {
        box.close();
        server.close();
        core.close();
    }
}
