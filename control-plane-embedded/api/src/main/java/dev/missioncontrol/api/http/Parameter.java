package dev.missioncontrol.api.http;

import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.json.ExpectedKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * A parameter of a query, declared once for those who read it, write it and describe it. Immutable.
 *
 * @param type of a value, as it is described
 * @param repeated whether it may come several times
 * @param reader throws {@link IllegalArgumentException} or {@link java.time.DateTimeException} for a text that is no value
 */
public record Parameter<T>(
        String name,
        Class<?> type,
        boolean required,
        boolean repeated,
        String summary,
        Function<String, T> reader,
        Function<T, String> writer) {
    /** Of every listing in pages. */
    public static final Parameter<String> CURSOR =
            text("cursor", "Where the page begins: the cursor of the page before");

    /** Of every act on a thing that carries a version. */
    public static final Parameter<Version> VERSION = optional(
            "version",
            Version.class,
            Version::parse,
            "The version of the thing that was seen: on any other the act is refused as stale, with the thing as it is"
                    + " now");

    /** Of every listing in pages. */
    public static final Parameter<Integer> LIMIT =
            optional("limit", Integer.class, Parameter::count, "How many rows, 1 or more; a page has its own maximum");

    /** The longest wait that a server takes. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(30);

    /** Of a request that waits until there is something to answer. */
    public static final Parameter<Duration> WAIT = new Parameter<>(
            "waitSeconds",
            BigDecimal.class,
            false,
            false,
            "How long to wait, from 0 to 30; 25 where it is left out",
            Parameter::seconds,
            wait -> BigDecimal.valueOf(wait.toMillis(), 3).toPlainString());

    /** Any text. */
    public static Parameter<String> text(String name, String summary) {
        return optional(name, String.class, Function.identity(), summary);
    }

    /** {@code true} or {@code false}. */
    public static Parameter<Boolean> flag(String name, String summary) {
        return optional(name, Boolean.class, Parameter::truth, summary);
    }

    /** May be left out. */
    public static <T> Parameter<T> optional(String name, Class<T> type, Function<String, T> reader, String summary) {
        return new Parameter<>(name, type, false, false, summary, reader, Object::toString);
    }

    /** Must be there; the route says so in its own words. */
    public static <T> Parameter<T> required(String name, Class<T> type, Function<String, T> reader, String summary) {
        return new Parameter<>(name, type, true, false, summary, reader, Object::toString);
    }

    /** May come several times, with constants in lower case. */
    public static <E extends Enum<E>> Parameter<E> anyOf(String name, Class<E> type, String summary) {
        return new Parameter<>(name, type, false, true, summary, text -> constant(type, text), Parameter::lowerCase);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> lowerCase(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such value"));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static int count(String text) {
        int count = Integer.parseInt(text);
        if (count < 1) {
            throw new IllegalArgumentException("less than 1");
        }
        return count;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static Duration seconds(String text) {
        BigDecimal seconds = new BigDecimal(text);
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(WAIT_MAX.toSeconds())) > 0) {
            throw new IllegalArgumentException("not within 0 and 30 seconds");
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    /** Returns the sentence about a text that the reader refused. */
    public String refusal(RuntimeException why) {
        boolean explained = type.getPackageName().startsWith("dev.missioncontrol") && !type.isEnum();
        return "Parameter " + name + (explained ? " was not understood: " + why.getMessage() : " must be " + kind())
                + ".";
    }

    private String kind() {
        if (equals(WAIT)) {
            return "a number of seconds from 0 to " + WAIT_MAX.toSeconds();
        }
        return equals(LIMIT) ? "a whole number from 1 on" : ExpectedKind.of(type, Parameter::lowerCase);
    }

    @Override
    public String toString() {
        return name;
    }
}
