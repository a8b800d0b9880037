package dev.missioncontrol.core.inbox.lifecycle;

import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.Trail;
import dev.missioncontrol.core.log.Erased;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Computes the effect of an event on the trail of an item. Pure. */
final class ItemTrail {
    private static final ItemEvent.Question FORGOTTEN = new ItemEvent.Question(Erased.TEXT, null);

    private ItemTrail() {}

    static Trail after(Trail before, ItemEvent event, Instant at) {
        return switch (event.type()) {
            case ITEM_NOTED ->
                new Trail(before.links(), before.notes() + 1, before.answers(), before.openAsks(), before.asked());
            case ITEM_LINKED ->
                new Trail(
                        and(before.links(), link(event)),
                        before.notes(),
                        before.answers(),
                        before.openAsks(),
                        before.asked());
            case ITEM_SUSPENDED ->
                new Trail(before.links(), before.notes(), before.answers(), with(before.openAsks(), ask(event)), true);
            case ITEM_ASKED, ITEM_OVERDUE ->
                new Trail(before.links(), before.notes(), before.answers(), before.openAsks(), true);
            case ITEM_ANSWERED, ITEM_RESUMED ->
                new Trail(
                        before.links(),
                        before.notes(),
                        and(before.answers(), answer(event, at)),
                        without(before.openAsks(), ask(event)),
                        before.asked());
            case ITEM_COMPLETED, ITEM_CANCELLED, ITEM_FAILED, ITEM_LEASE_EXPIRED ->
                event.data().status().state().open() ? before : withoutAsks(before);
            default -> before;
        };
    }

    /** Asks of a closed item are withdrawn. */
    private static Trail withoutAsks(Trail before) {
        return new Trail(before.links(), before.notes(), before.answers(), List.of(), before.asked());
    }

    private static String link(ItemEvent event) {
        return event.body() instanceof ItemEvent.Linked(String link) ? link : Erased.TEXT;
    }

    private static Answer answer(ItemEvent event, Instant at) {
        ItemEvent.Question question =
                event.body() instanceof ItemEvent.Asked(ItemEvent.Question asked) ? asked : FORGOTTEN;
        return new Answer(
                ask(event),
                question.need(),
                Objects.requireNonNullElse(question.reply(), Erased.TEXT),
                Objects.requireNonNull(event.data().reference().by(), "an answer names who gave it"),
                at);
    }

    private static String ask(ItemEvent event) {
        return Objects.requireNonNull(event.data().reference().ask(), "the event names no ask");
    }

    /** Adds an ask once, even if it was repeated. */
    private static List<String> with(List<String> asks, String ask) {
        return asks.contains(ask) ? asks : and(asks, ask);
    }

    private static List<String> without(List<String> asks, String ask) {
        return asks.stream().filter(one -> !one.equals(ask)).toList();
    }

    private static <T> List<T> and(List<T> values, T more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }
}
