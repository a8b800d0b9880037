package dev.missioncontrol.api.http;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Inbox;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.ItemFilter;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOutcome;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.inbox.OutputTail;
import dev.missioncontrol.api.json.Json;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thread-safe. */
record HttpInbox(Exchange exchange) implements Inbox {
    @Override
    public InboxItem create(NewItem item, IdempotencyKey key) {
        return exchange.ask(Call.post("create an item", "/api/items", item).keyed(key), InboxItem.class);
    }

    @Override
    public ItemOutcome submit(ItemId id, ItemCommand command, @Nullable Version seen, IdempotencyKey key) {
        String operation = Json.kebab(command.getClass().getSimpleName()) + " item " + id;
        Query query = new Query("/api/items/" + id + "/commands").with(Parameter.VERSION, seen);
        return outcome(Call.post(operation, query, command).keyed(key));
    }

    @Override
    public ClaimOutcome claim(ClaimRequest request, Duration wait) {
        Duration bounded = wait.compareTo(Parameter.WAIT_MAX) > 0 ? Parameter.WAIT_MAX : wait;
        bounded = bounded.isNegative() ? Duration.ZERO : bounded;
        Query query = new Query("/api/claims").with(Parameter.WAIT, bounded);
        return exchange.ask(Call.post("claim the next item", query, request).waiting(bounded), ClaimOutcome.class);
    }

    @Override
    public ItemOutcome progress(ItemId id, OutputTail tail) {
        return outcome(Call.post("report the output of item " + id, "/api/items/" + id + "/progress", tail));
    }

    @Override
    public Optional<OutputTail> output(ItemId id) {
        Call call = Call.get("read the output of item " + id, "/api/items/" + id + "/output");
        Exchange.Answer answer = exchange.answer(call);
        return answer.status() == 204
                ? Optional.empty()
                : Optional.of(exchange.read(call, answer, text -> Json.readAnswer(text, OutputTail.class)));
    }

    @Override
    public Optional<InboxItem> find(ItemId id) {
        return exchange.find(Call.get("read item " + id, "/api/items/" + id), InboxItem.class);
    }

    @Override
    public Page<InboxItem> list(ItemFilter filter, @Nullable String cursor, int limit) {
        Query query = ItemQuery.write(filter, new Query("/api/items")).page(cursor, limit);
        return exchange.ask(Call.get("list items", query), new TypeReference<Page<InboxItem>>() {});
    }

    @Override
    public ItemCounts counts() {
        return exchange.ask(Call.get("count items", "/api/item-counts"), ItemCounts.class);
    }

    private ItemOutcome outcome(Call call) {
        Exchange.Answer answer = exchange.answer(call);
        Problem problem = answer.problem();
        if (problem == null || problem.status() != Problem.CONFLICT || problem.current() == null) {
            return new ItemOutcome.Accepted(
                    exchange.read(call, answer, text -> Json.readAnswer(text, InboxItem.class)));
        }
        if (problem.type().equals(Problem.FENCED)) {
            return new ItemOutcome.Fenced(problem.current());
        }
        if (problem.type().equals(Version.STALE)) {
            return new ItemOutcome.Stale(problem.current(), problem.by());
        }
        return new ItemOutcome.Refused(problem.type(), problem.why(), problem.current());
    }
}
