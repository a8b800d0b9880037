package dev.missioncontrol.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.EventType;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.core.inbox.lifecycle.ItemEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is stored and hashed of an event stays the same byte for byte, whatever its records are made of. */
final class ItemEventJsonTest {
    @Test
    void dataIsReadAndWrittenByteForByte() throws IOException {
        for (String line : lines("event-data.jsonl")) {
            assertThat(Json.write(Json.read(line, ItemEvent.Data.class))).isEqualTo(line);
        }
    }

    @Test
    void theWordsOfEveryTypeAreReadAndWrittenByteForByte() throws IOException {
        for (String line : lines("event-bodies.txt")) {
            String type = line.substring(0, line.indexOf(' '));
            String body = line.substring(type.length() + 1);
            assertThat(Json.write(Json.read(body, ItemEvent.bodyOf(EventType.of(type)))))
                    .isEqualTo(body);
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(ItemEventJsonTest.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
