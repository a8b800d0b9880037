package dev.missioncontrol.api.asks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ChangeTimes;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.json.Json;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The groups of an ask do not show on the wire: its fields are flat, in the order that clients and digests know. */
final class AskJsonTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ItemId ITEM = new ItemId("1".repeat(26));

    private static final NewAsk NEW_ASK = new NewAsk(
            new AskQuestion(AskKind.CHOICE, "which?", "for the backup", List.of("a", "b")),
            ITEM,
            new Epoch(2),
            new AgentName("slash"),
            new AskTerms(NOON, "a", "region"),
            true);

    private static final Ask ASK = new Ask(
            new AskId("0".repeat(26)),
            NEW_ASK.question(),
            Actor.parse("agent:slash"),
            new AskConcern(new AgentName("slash"), ITEM, true),
            NEW_ASK.terms(),
            new AskStatus(AskState.ANSWERED, 2, true, NOON),
            new AskResult(new Reply.Text("b"), Actor.parse("owner:laptop"), "done"),
            3,
            new ChangeTimes(NOON, NOON, new Version(17)));

    @Test
    void anAskIsFlat() {
        assertThat(Json.write(ASK))
                .isEqualTo("{\"id\":\"00000000000000000000000000\",\"kind\":\"CHOICE\",\"need\":\"which?\","
                        + "\"context\":\"for the backup\",\"options\":[\"a\",\"b\"],\"author\":\"agent:slash\","
                        + "\"agent\":\"slash\",\"item\":\"11111111111111111111111111\",\"holding\":true,"
                        + "\"deadline\":\"2026-03-01T12:00:00Z\",\"defaultAnswer\":\"a\",\"dedupeKey\":\"region\","
                        + "\"state\":\"ANSWERED\",\"times\":2,\"escalated\":true,"
                        + "\"snoozedUntil\":\"2026-03-01T12:00:00Z\",\"reply\":{\"type\":\"text\",\"text\":\"b\"},"
                        + "\"repliedBy\":\"owner:laptop\",\"reason\":\"done\",\"holdsUp\":3,"
                        + "\"createdAt\":\"2026-03-01T12:00:00Z\",\"changedAt\":\"2026-03-01T12:00:00Z\","
                        + "\"version\":17}");
        assertThat(Json.read(Json.write(ASK), Ask.class)).isEqualTo(ASK);
    }

    @Test
    void aNewAskIsFlat() {
        assertThat(Json.write(NEW_ASK))
                .isEqualTo("{\"kind\":\"CHOICE\",\"need\":\"which?\",\"context\":\"for the backup\","
                        + "\"options\":[\"a\",\"b\"],\"item\":\"11111111111111111111111111\",\"epoch\":2,"
                        + "\"agent\":\"slash\",\"deadline\":\"2026-03-01T12:00:00Z\",\"defaultAnswer\":\"a\","
                        + "\"dedupeKey\":\"region\",\"urgent\":true}");
        assertThat(Json.read(Json.write(NEW_ASK), NewAsk.class)).isEqualTo(NEW_ASK);
    }

    @Test
    void theSmallestOneIsRead() {
        assertThat(Json.read("{\"kind\":\"TEXT\",\"need\":\"what?\"}", NewAsk.class))
                .isEqualTo(NewAsk.of(AskKind.TEXT, "what?"));
    }

    @Test
    void unknownFieldsAreRefused() {
        assertThatThrownBy(() -> Json.read("{\"kind\":\"TEXT\",\"need\":\"what?\",\"colour\":1}", NewAsk.class))
                .hasMessageContaining("colour");
    }

    @Test
    void anOptionThatIsNullIsRefusedByName() {
        assertThatThrownBy(() -> Json.read("{\"kind\":\"CHOICE\",\"need\":\"?\",\"options\":[null]}", NewAsk.class))
                .hasMessage("options entry is missing");
    }
}
