package dev.missioncontrol.core.simulation;

import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** First answers by key: whoever repeats a command must get the first again. Confined to one thread. */
final class Answers {
    /** Answers are kept for a day. */
    private static final Duration KEPT = Duration.ofHours(23);

    private final Map<String, Object> first = new HashMap<>();
    /** How far starts had put the time forward in all when the key was used. */
    private final Map<String, Duration> used = new HashMap<>();

    private Duration ahead = Duration.ZERO;

    /** Stands for an answer that nobody heard, to something that happened. */
    private record Unheard(String type) {}

    /** Stands for an answer to what left no event: it was given, and is remembered, or it was not. */
    private record Perhaps() {}

    /** A start put the time forward, as if the control plane had been off for so long. */
    void startedAhead(Duration by) {
        ahead = ahead.plus(by);
    }

    void put(Act<?> act, Object answer) {
        keyOf(act).ifPresent(key -> {
            first.put(key, answer);
            used.put(key, ahead);
        });
    }

    /** It was interrupted and left that event. */
    void unheard(Act<?> act, String type) {
        keyOf(act).ifPresent(key -> putIfAbsent(key, new Unheard(type)));
    }

    /** It was interrupted and left nothing. */
    void perhaps(Act<?> act) {
        keyOf(act).ifPresent(key -> putIfAbsent(key, new Perhaps()));
    }

    private void putIfAbsent(String key, Object answer) {
        if (first.putIfAbsent(key, answer) == null) {
            used.put(key, ahead);
        }
    }

    private boolean mayBeForgotten(String key) {
        return ahead.minus(used.getOrDefault(key, ahead)).compareTo(KEPT) >= 0;
    }

    private static Optional<String> keyOf(Act<?> act) {
        return switch (act) {
            case Act.Create create -> Optional.of(create.key().value());
            case Act.Submit submit ->
                Optional.of(submit.by().name() + "/" + submit.key().value());
            case Act.Claim claim ->
                Optional.of(claim.by().value() + "/" + claim.request().key().value());
            case Act.Raise raise ->
                Optional.of(raise.by().name() + "/" + raise.key().value());
            case Act.Treat treat ->
                Optional.of(treat.by().name() + "/" + treat.key().value());
            default -> Optional.empty();
        };
    }

    /** Whether this was answered, or has happened, before; then the answer must be the same and nothing happens. */
    boolean repeated(Act<?> act, Object answer, List<AuditEvent> news) {
        Object before = keyOf(act).map(first::get).orElse(null);
        if (before == null || (before instanceof Perhaps && !(affirmative(answer) && news.isEmpty()))) {
            return false;
        }
        if (keyOf(act).filter(this::mayBeForgotten).isPresent() && !(news.isEmpty() && before.equals(answer))) {
            return false;
        }
        Broken.unless(news.isEmpty(), Rule.FIRST_ANSWER, act, " happened again");
        if (before instanceof Perhaps) {
            put(act, answer);
        } else if (before instanceof Unheard(String type)) {
            boolean noted = type.equals("item.noted") && completes(act);
            Broken.unless(noted != affirmative(answer), Rule.FIRST_ANSWER, act, " had happened and got ", answer);
            put(act, answer);
        } else {
            Broken.unless(before.equals(answer), Rule.FIRST_ANSWER, act, " got ", answer, " after ", before);
        }
        return true;
    }

    private static boolean completes(Act<?> act) {
        return act instanceof Act.Submit submit && submit.command() instanceof ItemCommand.Complete;
    }

    private static boolean affirmative(Object answer) {
        return answer instanceof InboxItem
                || answer instanceof ItemOutcome.Accepted
                || answer instanceof AskOutcome.Accepted
                || answer instanceof ClaimOutcome.Claimed;
    }
}
