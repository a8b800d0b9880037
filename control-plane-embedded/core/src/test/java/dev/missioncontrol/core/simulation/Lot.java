package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.inbox.Answer;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.Schedule;
import dev.missioncontrol.api.inbox.Trail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the events of an item amount to beside what each of them says.
 *
 * @param runnable whether it has a command
 */
record Lot(
        boolean runnable,
        List<String> labels,
        Schedule schedule,
        Trail trail,
        @Nullable Instant heldSince) {
    static Lot of(Fact created) {
        Fact.Said said = created.said();
        return new Lot(
                said.runnable(),
                Objects.requireNonNullElse(said.labels(), List.of()),
                Objects.requireNonNullElse(said.schedule(), Schedule.NONE),
                Trail.NONE,
                null);
    }

    Lot after(Fact fact) {
        return new Lot(
                runnable,
                Objects.requireNonNullElse(fact.said().labels(), labels),
                schedule(fact),
                trail(fact),
                heldSince(fact));
    }

    private Schedule schedule(Fact fact) {
        ItemId other = fact.said().other();
        return switch (fact.type()) {
            case "item.awaited" -> scheduled(schedule.unmet(), with(schedule.awaitedBy(), other), schedule.overdue());
            case "item.unblocked" ->
                scheduled(
                        other == null ? List.of() : without(schedule.unmet(), other),
                        schedule.awaitedBy(),
                        schedule.overdue());
            case "item.overdue" -> scheduled(schedule.unmet(), schedule.awaitedBy(), true);
            default -> schedule;
        };
    }

    private Schedule scheduled(List<ItemId> unmet, List<ItemId> awaitedBy, boolean overdue) {
        return new Schedule(schedule.after(), unmet, awaitedBy, schedule.deadline(), overdue);
    }

    private Trail trail(Fact fact) {
        String ask = fact.said().ask();
        return switch (fact.type()) {
            case "item.noted" ->
                new Trail(trail.links(), trail.notes() + 1, trail.answers(), trail.openAsks(), trail.asked());
            case "item.linked" ->
                new Trail(
                        with(trail.links(), fact.said().link()),
                        trail.notes(),
                        trail.answers(),
                        trail.openAsks(),
                        trail.asked());
            case "item.suspended" -> asking(trail.answers(), with(without(trail.openAsks(), ask), ask), true);
            case "item.asked", "item.overdue" -> asking(trail.answers(), trail.openAsks(), true);
            case "item.answered", "item.resumed" -> {
                Answer answer = fact.said().answer();
                yield asking(with(trail.answers(), answer), without(trail.openAsks(), ask), trail.asked());
            }
            default -> fact.state().open() ? trail : asking(trail.answers(), List.of(), trail.asked());
        };
    }

    private Trail asking(List<Answer> answers, List<String> openAsks, boolean asked) {
        return new Trail(trail.links(), trail.notes(), answers, openAsks, asked);
    }

    private @Nullable Instant heldSince(Fact fact) {
        if (!fact.state().held()) {
            return null;
        }
        return fact.type().equals("item.claimed") || fact.type().equals("item.acked") ? fact.at() : heldSince;
    }

    private static <T> List<T> with(List<T> values, @Nullable T one) {
        List<T> more = new ArrayList<>(values);
        if (one != null) {
            more.add(one);
        }
        return more;
    }

    private static <T> List<T> without(List<T> values, @Nullable T one) {
        return values.stream().filter(value -> !value.equals(one)).toList();
    }
}
