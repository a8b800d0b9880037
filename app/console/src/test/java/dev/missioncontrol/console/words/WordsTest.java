package dev.missioncontrol.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.agents.Liveness;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventSentences;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.inbox.ItemState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:30:00Z");

    @Test
    void anAgeHasOneUnit() {
        assertThat(Ages.of(Duration.ofSeconds(2))).isEqualTo("2 s");
        assertThat(Ages.of(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Ages.of(Duration.ofSeconds(60))).isEqualTo("1 min");
        assertThat(Ages.of(Duration.ofMinutes(200))).isEqualTo("3 h");
        assertThat(Ages.of(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(Ages.of(Duration.ofDays(5))).isEqualTo("5 d");
    }

    @Test
    void aTimeInTheFutureCountsAsNow() {
        assertThat(Ages.between(NOW.plusSeconds(3), NOW)).isEqualTo("0 s");
    }

    @Test
    void utcSaysSo() {
        assertThat(TimeMode.UTC.text(NOW, NOW)).isEqualTo("03-02 09:30:00Z");
        assertThat(TimeMode.UTC.exact(NOW)).isEqualTo("2026-03-02 09:30:00.000 +00:00");
        assertThat(TimeMode.RELATIVE.text(NOW.minusSeconds(5), NOW)).isEqualTo("5 s");
    }

    @Test
    void timeModesFollowEachOtherInARing() {
        assertThat(TimeMode.RELATIVE.next().next().next()).isEqualTo(TimeMode.RELATIVE);
    }

    @Test
    void thousandsAreSetApart() {
        assertThat(Numbers.grouped(999)).isEqualTo("999");
        assertThat(Numbers.grouped(1_234_567)).isEqualTo("1\u2009234\u2009567");
        assertThat(Numbers.count(1, "item")).isEqualTo("1 item");
        assertThat(Numbers.count(0, "item")).isEqualTo("0 items");
    }

    @Test
    void aStateIsAShapeAndAWord() {
        assertThat(Sign.of(ItemState.WORKING)).isEqualTo(new Sign("sign-working", "working"));
        assertThat(Sign.of(Liveness.NEVER_SEEN)).isEqualTo(new Sign("sign-never-seen", "never seen"));
    }

    @Test
    void aFailureSaysWhatFailedAndWhatToDo() {
        assertThat(Failure.of(new ControlPlaneException(Category.INVALID, "x", "agent is empty"))
                        .sentence())
                .isEqualTo("Agent is empty. Change it and try again.");
        assertThat(Failure.of(new ControlPlaneException(Category.FORBIDDEN, "x", "cancel item 7."))
                        .sentence())
                .isEqualTo("Cancel item 7. Ask the fleet's owner.");
    }

    @Test
    void anEventIsSummedUpFromItsDataAndBody() {
        AuditEvent event =
                event("item.failed", "{\"agent\":\"slash\",\"attempt\":2}", "{\"result\":{\"summary\":\"exit 1\"}}");
        assertThat(EventSentences.of(event)).isEqualTo("failed");
        assertThat(EventWords.subject(event)).isEqualTo("item …0000ab");
        assertThat(EventWords.summary(event)).isEqualTo("exit 1 · for slash · attempt 2");
    }

    @Test
    void foreignTextInAnEventCannotMoveOtherText() {
        AuditEvent event = event("item.created", "{}", "{\"title\":\"a\\u202eb\\u001b[31m\"}");
        assertThat(EventWords.summary(event)).isEqualTo("a⟨U+202E⟩b␛[31m");
    }

    @Test
    void dataThatIsNoJsonAndTypesThatAreUnknownAreNoFailure() {
        AuditEvent event = event("backlog.moved", "not json", "");
        assertThat(EventSentences.of(event)).isEqualTo("backlog.moved");
        assertThat(EventWords.summary(event)).isEmpty();
    }

    private static AuditEvent event(String type, String data, String body) {
        return new AuditEvent(
                new Position(1, 7),
                type,
                1,
                NOW,
                Actor.parse("owner:laptop"),
                "item:01k900000000000000000000ab",
                data,
                body,
                null,
                "00");
    }
}
