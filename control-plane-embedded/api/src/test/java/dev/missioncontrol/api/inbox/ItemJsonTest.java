package dev.missioncontrol.api.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.missioncontrol.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items are flat in JSON, whatever their records are made of: clients, digests and stored answers rely on every byte. */
final class ItemJsonTest {
    @Test
    void itemsAreReadAndWrittenByteForByte() throws IOException {
        for (String line : lines("items.jsonl")) {
            assertThat(Json.write(Json.read(line, InboxItem.class))).isEqualTo(line);
            assertThat(Json.write(Json.readAnswer(line, InboxItem.class))).isEqualTo(line);
            assertThat(Json.write(new ItemOutcome.Accepted(Json.read(line, InboxItem.class))))
                    .isEqualTo("{\"type\":\"accepted\",\"item\":" + line + "}");
        }
    }

    @Test
    void newItemsAreReadAndWrittenByteForByte() throws IOException {
        for (String line : lines("new-items.jsonl")) {
            assertThat(Json.write(Json.read(line, NewItem.class))).isEqualTo(line);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"agent\":\"a\",\"title\":\"t\",\"colour\":1} | there is no field colour",
                "{\"agent\":\"a\",\"title\":\"t\",\"assignment\":{}} | there is no field assignment",
                "{\"agent\":\"a\",\"title\":\"t\",\"origin\":{}} | there is no field origin",
                "{\"agent\":\"a\",\"title\":\"t\",\"title\":\"u\"} | Duplicate field 'title'",
                "{\"title\":\"t\"} | agent is missing",
                "{\"agent\":null,\"title\":\"t\"} | agent is missing",
                "{\"agent\":\"a\"} | title is missing",
                "{} | agent is missing",
                "[] | the whole must be an object",
                "0 | the whole must be an object",
                "{\"agent\":\"a\",\"title\":\" \"} | title is empty",
                "{\"agent\":\"a\",\"title\":\"t\",\"project\":{}} | project must be a text",
                "{\"agent\":\"a\",\"title\":\"t\",\"labels\":[null]} | labels entry is missing",
                "{\"agent\":\"a\",\"title\":\"t\",\"labels\":[{}]} | labels.0 must be a text",
                "{\"agent\":\"a\",\"title\":5} | title must be a text",
                "{\"agent\":true,\"title\":\"t\"} | agent must be a text",
                "{\"agent\":\"a\",\"title\":\"t\",\"labels\":\"x\"} | labels must be a list",
                "{\"agent\":\"a\",\"title\":\"t\",\"plan\":{\"notBefore\":1800000000}}"
                        + " | plan.notBefore must be a time with a zone",
                "{\"agent\":\"a\",\"title\":\"t\",\"plan\":{\"deadline\":\"2027-01-31T12:00:00\"}}"
                        + " | plan.deadline must be a time with a zone",
                "{\"agent\":\"a\",\"title\":\"t\",\"command\":{}} | command.argv is missing",
                "{\"agent\":\"a\",\"title\":\"t\",\"plan\":{\"after\":[\"x\"]}} | plan.after.0: not an item id",
                "{\"agent\":\"a\",\"titel\":\"t\"} | title is missing",
                "{\"agent\":\"a\",\"title\":\"t\",\"command\":{\"argv\":[\"x\"],\"repository\":\"/r\",\"shell\":\"x\"}}"
                        + " | there is no field shell"
            })
    void aRequestThatIsNotUnderstoodIsRefusedInASentence(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(text, NewItem.class))
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":[{}]}", "[1]", "1"})
    void fieldsThatANewerControlPlaneAddedArePassedOver(String value) throws IOException {
        for (String line : lines("items.jsonl")) {
            String newer = "{\"newer\":" + value + "," + line.substring(1);
            assertThat(Json.write(Json.readAnswer(newer, InboxItem.class))).isEqualTo(line);
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(ItemJsonTest.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
