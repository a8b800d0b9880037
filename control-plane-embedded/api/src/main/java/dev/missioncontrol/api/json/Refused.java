package dev.missioncontrol.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.missioncontrol.api.TooLongException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Explains in one sentence, for a text's author, why the text could not be read. Names fields and places, never
 * classes.
 */
final class Refused {
    private static final int LENGTH_MAX = 200;
    private static final String WHOLE = "the whole";
    private static final Pattern ALLOWED = Pattern.compile("maximum allowed \\((\\d{1,9})");

    private Refused() {}

    static IllegalArgumentException because(JsonProcessingException e) {
        return because(e, "");
    }

    /** Takes the place at which the parser stopped for a failure that has none of its own. */
    static IllegalArgumentException because(JsonProcessingException e, JsonStreamContext stopped) {
        String pointer = stopped.pathAsPointer().toString();
        return because(e, pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.'));
    }

    private static IllegalArgumentException because(JsonProcessingException e, String stopped) {
        if (e.getCause() instanceof TooLongException tooLong) {
            return tooLong;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException limit) {
                return overLimit(limit, field(e, stopped));
            }
        }
        return new IllegalArgumentException(shortened(sentence(e)), e);
    }

    /** Tells the limits apart by the parser's words, which name the setting and its value. */
    private static IllegalArgumentException overLimit(StreamConstraintsException e, String field) {
        String words = e.getOriginalMessage();
        Matcher found = ALLOWED.matcher(words);
        int max = found.find() ? Integer.parseInt(found.group(1)) : 0;
        if (words.contains("getMaxStringLength")) {
            return new TooLongException(shortened(field), max);
        }
        String limit = words.contains("getMaxNumberLength")
                ? " is a number of more than " + max + " characters"
                : words.contains("getMaxNestingDepth")
                        ? " is nested more than " + max + " levels deep"
                        : " is beyond the most values that are taken, or its name is too long";
        return new IllegalArgumentException(shortened(field) + limit, e);
    }

    private static String field(JsonProcessingException e, String stopped) {
        String path = e instanceof JsonMappingException mapping ? at(mapping) : WHOLE;
        return path.equals(WHOLE) && !stopped.isEmpty() ? stopped : path;
    }

    private static String sentence(JsonProcessingException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException check && check.getMessage() != null) {
            return named(e, check.getMessage());
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "there is no field " + unknown.getPropertyName();
            case InvalidTypeIdException unknown ->
                at(unknown) + " must have one of the types "
                        + Json.typesOf(unknown.getBaseType().getRawClass());
            case JsonMappingException mapping -> at(mapping) + " must be " + ExpectedKind.of(expected(mapping));
            default -> withoutPlaces(e.getOriginalMessage());
        };
    }

    /** Adds the place to a check of a record's constructor, which knows the fields of that record only. */
    private static String named(JsonProcessingException e, String check) {
        String last = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .reduce("", (_, name) -> name)
                : "";
        return check.contains(last) ? check : at((JsonMappingException) e) + ": " + check;
    }

    private static @Nullable Class<?> expected(JsonMappingException e) {
        return switch (e.getCause()) {
            case InputCoercionException number -> number.getTargetType();
            case null, default -> e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        };
    }

    private static String at(JsonMappingException e) {
        String path =
                e.getPath().stream().map(Refused::step).filter(Objects::nonNull).collect(Collectors.joining("."));
        return path.isEmpty() ? WHOLE : path;
    }

    private static @Nullable String step(Reference reference) {
        return reference.getFieldName() == null ? Integer.toString(reference.getIndex()) : reference.getFieldName();
    }

    /** Removes the parser's remarks about the origin of the text. */
    private static String withoutPlaces(String message) {
        String line = message.lines().findFirst().orElse("malformed JSON");
        int remark = line.indexOf(" (start marker");
        return remark > 0 ? line.substring(0, remark) : line;
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LENGTH_MAX ? sentence : sentence.substring(0, LENGTH_MAX) + "…";
    }
}
