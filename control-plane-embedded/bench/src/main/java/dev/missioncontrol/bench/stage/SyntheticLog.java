package dev.missioncontrol.bench.stage;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.core.log.EventDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Generates the history of a fleet, event by event as the inbox writes them: an item is created, claimed and completed.
 * The same seed gives the same history. The frequency of words is as uneven as in natural languages. Confined to one
 * thread.
 */
public final class SyntheticLog {
    private static final String[] SYLLABLES =
            "ba be bo da de do fa fi fo ga go ka ki ko la le lo ma mi mo na ne no pa po ra re ri ro sa se so ta te ti to"
                    .split(" ");
    private static final int WORDS = 20_000;
    private static final int WORDS_PER_BODY = 24;
    private static final int AGENTS = 200;

    private final RandomGenerator random;
    private long item;

    public SyntheticLog(long seed) {
        random = new Random(seed);
    }

    /** Generates the events of the next items, {@code events} altogether. */
    public List<EventDraft> next(int events) {
        List<EventDraft> drafts = new ArrayList<>(events);
        while (drafts.size() < events) {
            drafts.addAll(life().subList(0, Math.min(3, events - drafts.size())));
        }
        return drafts;
    }

    private List<EventDraft> life() {
        String subject = "item:" + id(item++);
        String agent = "agent-" + random.nextInt(AGENTS);
        Actor runtime = new Actor(Role.RUNTIME, "runtime-" + random.nextInt(AGENTS));
        return List.of(
                event(
                        EventType.ITEM_CREATED,
                        new Actor(Role.OWNER, "fleet"),
                        subject,
                        data(agent, "pending", 0),
                        words("title")),
                event(EventType.ITEM_CLAIMED, runtime, subject, data(agent, "acked", 1), null),
                event(EventType.ITEM_COMPLETED, runtime, subject, data(agent, "completed", 1), words("result")));
    }

    private static EventDraft event(EventType type, Actor actor, String subject, String data, @Nullable String body) {
        return new EventDraft(type, 1, actor, subject, data, body);
    }

    /** Returns the id of the item of that number. */
    public static String id(long number) {
        return "01k%023d".formatted(number);
    }

    private static String data(String agent, String state, int epoch) {
        return """
                {"agent":"%s","state":"%s","epoch":%d,"attempt":%d,"losses":0}""".formatted(agent, state, epoch, epoch);
    }

    private String words(String field) {
        StringBuilder text = new StringBuilder("{\"").append(field).append("\":\"");
        for (int count = 0; count < WORDS_PER_BODY; count++) {
            text.append(count == 0 ? "" : " ").append(word());
        }
        return text.append("\"}").toString();
    }

    private String word() {
        return anyWord(random);
    }

    /** Returns a word; some come more often than others. */
    static String anyWord(RandomGenerator random) {
        double chance = random.nextDouble();
        return word((int) (WORDS * chance * chance * chance));
    }

    /** Returns the word of that rank; low ranks are frequent. */
    public static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return word.toString();
    }
}
