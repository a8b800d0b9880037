package dev.missioncontrol.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Explains in one sentence, for a text's author, why the text could not be read. Names fields and places, never
 * classes.
 */
final class Refused {
    private static final int LENGTH_MAX = 200;

    private Refused() {}

    static IllegalArgumentException because(JsonProcessingException e) {
        return new IllegalArgumentException(shortened(sentence(e)), e);
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
            case StreamConstraintsException _ -> "it is nested too deeply, or a part of it is too long";
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
        return path.isEmpty() ? "the whole" : path;
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
