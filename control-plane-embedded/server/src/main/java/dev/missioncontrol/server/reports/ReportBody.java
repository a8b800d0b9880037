package dev.missioncontrol.server.reports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses the report of a classic client leniently: numbers may be text, times may be milliseconds or ISO-8601, a single
 * value may stand for a list; a value of any other form counts as absent. Immutable.
 */
record ReportBody(JsonNode json) {
    private static final int TEXT_MAX = 200;
    private static final int WORDS_MAX = 8 * 1024;
    private static final int LIST_MAX = 100;
    private static final BigDecimal NUMBER_MAX = BigDecimal.valueOf(1_000_000_000_000_000L);
    /** Separates seconds from milliseconds: later than any real time in seconds, earlier than any in milliseconds. */
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(100_000_000_000L);

    private static final int DIGITS_MAX = 40;

    ReportBody {
        if (!json.isObject()) {
            throw new IllegalArgumentException("a JSON object is expected");
        }
    }

    /** Returns the object in a field; empty if there is none. */
    ReportBody part(String field) {
        JsonNode node = json.path(field);
        return new ReportBody(node.isObject() ? node : Json.tree("{}"));
    }

    AgentName agent(String... fields) {
        return new AgentName(first(fields).orElseThrow(() -> new IllegalArgumentException(fields[0] + " is missing")));
    }

    /** Returns a short text, truncated if it is too long. */
    @Nullable
    String text(String... fields) {
        return first(fields).map(text -> cut(text, TEXT_MAX)).orElse(null);
    }

    /** Returns a short text that is required. */
    String required(String... fields) {
        return Optional.ofNullable(text(fields))
                .orElseThrow(() -> new IllegalArgumentException(fields[0] + " is missing"));
    }

    /** Returns a longer text, truncated if it is too long. */
    @Nullable
    String words(String... fields) {
        return first(fields).map(text -> cut(text, WORDS_MAX)).orElse(null);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }

    private Optional<String> first(String... fields) {
        return Stream.of(fields)
                .map(json::path)
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(node -> node.asText().replace('\0', '\uFFFD'))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** Returns a count; 0 if it is absent or negative. */
    long count(String field) {
        return number(field).longValue();
    }

    /** Returns an amount; 0 if it is absent or negative. */
    double amount(String field) {
        return number(field).doubleValue();
    }

    @Nullable
    Long countIfSaid(String field) {
        return json.hasNonNull(field) ? (Long) count(field) : null;
    }

    private BigDecimal number(String field) {
        return decimal(json.path(field).asText("0").strip())
                .map(number -> number.max(BigDecimal.ZERO).min(NUMBER_MAX))
                .orElse(BigDecimal.ZERO); // an invalid number counts as absent
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

    boolean flag(String field) {
        return json.path(field).asText("").equals("true");
    }

    /** Parses milliseconds or ISO-8601; absent for 0 and for any other form. */
    @Nullable
    Instant time(String... fields) {
        return first(fields).flatMap(ReportBody::instant).orElse(null);
    }

    private static Optional<Instant> instant(String text) {
        Optional<BigDecimal> number = decimal(text.strip());
        try {
            return number.isPresent()
                    ? number.flatMap(ReportBody::instant)
                    : Optional.of(Instant.parse(text)).filter(time -> time.isAfter(Instant.EPOCH));
        } catch (DateTimeException e) {
            return Optional.empty(); // an invalid time counts as absent
        }
    }

    /** Accepts fractions of milliseconds, and seconds, as some clients send them. */
    private static Optional<Instant> instant(BigDecimal number) {
        if (number.compareTo(BigDecimal.ONE) < 0 || number.compareTo(NUMBER_MAX) >= 0) {
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
            if (texts.size() < LIST_MAX && one.isValueNode() && !one.asText().isBlank() && !one.isNull()) {
                texts.add(cut(one.asText(), TEXT_MAX));
            }
        }
        return texts;
    }
}
