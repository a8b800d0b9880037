package dev.missioncontrol.api.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
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
            return check.getMessage(); // from the constructor of a record, which names the field
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "there is no field " + unknown.getPropertyName();
            case InvalidTypeIdException unknown -> at(unknown) + " has no type of that name";
            case JsonMappingException mapping -> at(mapping) + " is not of the kind that is expected there";
            case StreamConstraintsException _ -> "it is nested too deeply, or a part of it is too long";
            default -> withoutPlaces(e.getOriginalMessage());
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
