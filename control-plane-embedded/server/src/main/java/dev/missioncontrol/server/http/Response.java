package dev.missioncontrol.server.http;

import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.backlog.IssueOutcome;
import dev.missioncontrol.api.http.Problem;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.SecretGiven;
import dev.missioncontrol.api.secrets.SecretOutcome;
import java.io.OutputStream;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a route answers with. */
public sealed interface Response {
    /** There is no such thing, for the caller. */
    int NOT_FOUND = 404;

    /** A whole body; empty text for none. */
    record Whole(int status, String mediaType, String text) implements Response {}

    /** A body that goes on until the writer returns. */
    record Stream(Consumer<EventStream> writer) implements Response {}

    /** A file of any length that is written as it is sent. */
    record Download(String mediaType, Consumer<OutputStream> writer) implements Response {}

    /** 200 with JSON on one line. */
    static Response ok(Object body) {
        return json(200, body);
    }

    /** 201 with what was created. */
    static Response created(Object body) {
        return json(201, body);
    }

    /** 204. */
    static Response nothing() {
        return new Whole(204, "", "");
    }

    /** What became of a command: the item, or a conflict that carries the item as it is now. */
    static Response of(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted(var item) -> ok(item);
            case ItemOutcome.Fenced(var current) -> problem(fenced(current));
            case ItemOutcome.Refused(var type, var why, var current) -> problem(refused(type, why, current));
        };
    }

    /** As {@link #of}, for those who may act on items but not read them: nothing of the item is told. */
    static Response withoutItem(ItemOutcome outcome) {
        return switch (outcome) {
            case ItemOutcome.Accepted _ -> nothing();
            case ItemOutcome.Fenced _ -> problem(fenced(null));
            case ItemOutcome.Refused(var type, var why, var _) -> problem(refused(type, why, null));
        };
    }

    /** What became of raising an ask: 201 with the ask, or a conflict. */
    static Response raised(AskOutcome outcome) {
        return of(outcome, Response::created);
    }

    /** What became of a command on an ask: the ask, or a conflict that carries it, or its item, as it is now. */
    static Response of(AskOutcome outcome) {
        return of(outcome, Response::ok);
    }

    private static Response of(AskOutcome outcome, Function<Object, Response> success) {
        return switch (outcome) {
            case AskOutcome.Accepted(var ask) -> success.apply(ask);
            case AskOutcome.Fenced(var current) -> problem(fenced(current));
            case AskOutcome.Refused(var type, var why, var ask, var item) ->
                problem(new Problem(type, "Conflict", Problem.CONFLICT, why, item, ask));
        };
    }

    /** What became of a command on an issue: the issue, or a conflict that carries it as it is now. */
    static Response of(IssueOutcome outcome) {
        return switch (outcome) {
            case IssueOutcome.Accepted(var issue) -> ok(issue);
            case IssueOutcome.Refused(var type, var why, var current) ->
                problem(new Problem(type, "Conflict", Problem.CONFLICT, why, null, null, current));
        };
    }

    /** What became of reading a secret. */
    static Response of(SecretOutcome outcome) {
        return switch (outcome) {
            case SecretOutcome.Opened(var read, var value) -> ok(new SecretGiven(read, value));
            case SecretOutcome.Fenced(var current) -> problem(fenced(current));
            case SecretOutcome.Refused(var type, var detail) ->
                type.startsWith("unknown-")
                        ? problem(new Problem(type, "Not found", NOT_FOUND, detail, null))
                        : problem(refused(type, detail, null));
        };
    }

    private static Problem fenced(@Nullable InboxItem current) {
        String why = "The epoch is not the item's current one: somebody else has this work now.";
        return refused(Problem.FENCED, why, current);
    }

    private static Problem refused(String type, String why, @Nullable InboxItem current) {
        return new Problem(type, "Conflict", Problem.CONFLICT, why, current);
    }

    static Response problem(Problem problem) {
        return new Whole(problem.status(), Problem.MEDIA_TYPE, Json.write(problem));
    }

    private static Response json(int status, Object body) {
        return new Whole(status, "application/json", Json.write(body));
    }
}
