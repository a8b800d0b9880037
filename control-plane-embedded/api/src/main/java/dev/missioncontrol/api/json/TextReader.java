package dev.missioncontrol.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads values that are written as texts, where Jackson also takes numbers and empty texts. Thread-safe. */
final class TextReader<T> extends JsonDeserializer<T> {
    private final Class<T> type;
    private final JsonDeserializer<? extends T> reader;

    TextReader(Class<T> type, JsonDeserializer<? extends T> reader) {
        this.type = type;
        this.reader = reader;
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return type.cast(context.handleUnexpectedToken(type, parser));
        }
        String text = parser.getText();
        return text.isBlank()
                ? type.cast(context.handleWeirdStringValue(type, text, "it is empty"))
                : reader.deserialize(parser, context);
    }
}
