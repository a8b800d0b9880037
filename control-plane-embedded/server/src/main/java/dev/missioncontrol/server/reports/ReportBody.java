package dev.missioncontrol.server.reports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.text.LongText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parses the report of a classic client leniently: numbers may be text, times may be milliseconds or ISO-8601, a single
 * value may stand for a list. A number or word that cannot be meant is refused by the name of its field; a text that is
 * too long has the cut stated in it; what else is not taken, as a time or flag that cannot be meant, is noted in
 * {@code ignored}. Confined to one thread.
 */
record ReportBody(JsonNode json, List<String> ignored) {
    /** The largest number: more tokens, milliseconds or dollars than any session has. */
    static final long NUMBER_MAX = 1_000_000_000_000L;

    private static final int TEXT_MAX = 200;
    private static final int WORDS_MAX = 8 * 1024;
    private static final int LIST_MAX = 100;
    private static final int VALUE_SHOWN = 40;
    private static final BigDecimal MOST = BigDecimal.valueOf(NUMBER_MAX);
    /** Separates seconds from milliseconds: later than any real time in seconds, earlier than any in milliseconds. */
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(100_000_000_000L);

    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59Z");
    private static final BigDecimal MILLIS_MAX = BigDecimal.valueOf(LAST_MOMENT.toEpochMilli());
    private static final int DIGITS_MAX = 40;

    ReportBody {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a JSON object is expected");
        }
    }

    static ReportBody of(JsonNode json) {
        return new ReportBody(json, new ArrayList<>());
    }

    /** Returns the object in a field; empty if there is none. */
    ReportBody part(String field) {
        JsonNode node = json.path(field);
        if (!node.isObject() && !absent(node)) {
            throw refused(field, "an object", node.toString());
        }
        return new ReportBody(node.isObject() ? node : Json.tree("{}"), ignored);
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank());
    }

    AgentName agent(String... fields) {
        return new AgentName(first(fields).orElseThrow(() -> missing(fields)));
    }

    private static IllegalArgumentException missing(String... fields) {
        return new IllegalArgumentException(fields[0] + " is missing");
    }

    private static RefusedException refused(String field, String expected, String value) {
        String shown = value.length() <= VALUE_SHOWN ? value : value.substring(0, VALUE_SHOWN) + "…";
        return new RefusedException(field + " must be " + expected + ", not " + shown);
    }

    /** Reports a value that cannot be meant. */
    private static final class RefusedException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String why;

        RefusedException(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** Returns a short text; of a long one the beginning and the end. */
    @Nullable
    String text(String... fields) {
        return first(fields).map(text -> LongText.within(text, TEXT_MAX)).orElse(null);
    }

    /** Returns a short text that names something, so it is required and never cut. */
    String name(String... fields) {
        String name = first(fields).orElseThrow(() -> missing(fields));
        if (name.length() > TEXT_MAX) {
            throw refused(fields[0], "a text of at most " + TEXT_MAX + " characters", "one of " + name.length());
        }
        return name;
    }

    /** Returns a longer text; of a very long one the beginning and the end. */
    @Nullable
    String words(String... fields) {
        return first(fields).map(text -> LongText.within(text, WORDS_MAX)).orElse(null);
    }

    private Optional<String> first(String... fields) {
        for (String field : fields) {
            JsonNode node = json.path(field);
            if (!absent(node) && !node.isValueNode()) {
                ignored.add(field + " is not a text");
            } else if (!absent(node)) {
                return Optional.of(node.asText().replace('\0', '\uFFFD'));
            }
        }
        return Optional.empty();
    }

    /** Returns a count without its fraction; 0 if it is absent. */
    long count(String field) {
        return number(field).longValue();
    }

    /** Returns an amount; 0 if it is absent. */
    double amount(String field) {
        return number(field).doubleValue();
    }

    @Nullable
    Long countIfSaid(String field) {
        return absent(json.path(field)) ? null : (Long) count(field);
    }

    private BigDecimal number(String field) {
        JsonNode node = json.path(field);
        if (absent(node)) {
            return BigDecimal.ZERO;
        }
        String text = scalar(node);
        return decimal(text)
                .filter(number -> number.signum() >= 0 && number.compareTo(MOST) <= 0)
                .orElseThrow(() -> refused(field, "a number from 0 to " + NUMBER_MAX, text));
    }

    private static String scalar(JsonNode node) {
        return node.isValueNode() ? node.asText().strip() : node.toString();
    }

    private static Optional<BigDecimal> decimal(String text) {
        if (text.length() > DIGITS_MAX) {
            return Optional.empty(); // parsing it would take too long
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns a count that the report is worth keeping without. */
    long countBeside(String field) {
        return beside(() -> Optional.of(count(field))).orElse(0L);
    }

    boolean flag(String field) {
        return beside(() -> word(field, List.of("true", "false")))
                .map("true"::equals)
                .orElse(false);
    }

    /** Reads a field that the report is worth keeping without: what cannot be meant is noted, and absent. */
    private <T> Optional<T> beside(Supplier<Optional<T>> reading) {
        try {
            return reading.get();
        } catch (RefusedException e) {
            ignored.add(e.why());
            return Optional.empty();
        }
    }

    /** Returns the constant of that name in any case, if the field is not absent. */
    <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return word(field, constants.stream().map(ReportBody::written).toList())
                .flatMap(word -> constants.stream()
                        .filter(constant -> written(constant).equals(word))
                        .findFirst());
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> word(String field, List<String> known) {
        JsonNode node = json.path(field);
        if (absent(node)) {
            return Optional.empty();
        }
        String word = scalar(node).toLowerCase(Locale.ROOT);
        if (!known.contains(word)) {
            throw refused(field, known.stream().collect(Collectors.joining(", ", "one of ", "")), word);
        }
        return Optional.of(word);
    }

    /** Parses milliseconds or ISO-8601; absent for 0. */
    @Nullable
    Instant time(String... fields) {
        return Arrays.stream(fields)
                .filter(field -> !absent(json.path(field)))
                .map(field -> beside(() -> Optional.of(instant(field))))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(Predicate.not(Instant.EPOCH::equals))
                .orElse(null);
    }

    private Instant instant(String field) {
        String text = scalar(json.path(field));
        String expected = "a time as milliseconds since 1970 or like 2026-01-02T03:04:05Z";
        Optional<BigDecimal> number = decimal(text);
        try {
            Instant time =
                    number.isPresent() ? number.flatMap(ReportBody::instant).orElse(null) : Instant.parse(text);
            if (time == null || time.isBefore(Instant.EPOCH) || time.isAfter(LAST_MOMENT)) {
                throw refused(field, expected, text);
            }
            return time;
        } catch (DateTimeException e) {
            throw refused(field, expected, text);
        }
    }

    /** Accepts fractions of milliseconds, and seconds, as some clients send them. */
    private static Optional<Instant> instant(BigDecimal number) {
        if (number.signum() == 0) {
            return Optional.of(Instant.EPOCH);
        }
        if (number.compareTo(BigDecimal.ONE) < 0 || number.compareTo(MILLIS_MAX) > 0) {
            return Optional.empty();
        }
        BigDecimal millis = number.compareTo(SECONDS_MAX) < 0 ? number.movePointRight(3) : number;
        return Optional.of(Instant.ofEpochMilli(millis.longValue()));
    }

    /** Returns short texts; a single one may stand for a list. */
    List<String> list(String field) {
        JsonNode node = json.path(field);
        List<String> texts = new ArrayList<>();
        Iterable<JsonNode> nodes = node.isArray() ? node : List.of(node);
        for (JsonNode one : nodes) {
            if (one.isContainerNode()) {
                ignored.add(field + " holds what is not a text");
            } else if (!absent(one) && texts.size() == LIST_MAX) {
                ignored.add(field + " has more than " + LIST_MAX + " entries");
                break;
            } else if (!absent(one)) {
                texts.add(LongText.within(one.asText(), TEXT_MAX));
            }
        }
        return texts;
    }
}
