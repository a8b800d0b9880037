package dev.missioncontrol.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.core.postgres.PostgresServer;
import dev.missioncontrol.core.store.Database;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the rows of a log behind its back is found, and the first bad event is named. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
final class TamperingTest {
    @Parameter
    String kind = "h2";

    @TempDir
    Path directory;

    private TamperedLog log;

    @BeforeEach
    void write() {
        log = written(directory.resolve("one"));
    }

    private TamperedLog written(Path where) {
        return new TamperedLog(where, kind.equals("h2") ? new Database.H2File(where) : PostgresServer.freshDatabase());
    }

    private static void found(Verdict verdict, String position, String type) {
        assertThat(verdict.first().map(finding -> finding.at() + " " + finding.type()))
                .hasValue(position + " " + type);
    }

    @Test
    void anHonestLogIsValid() {
        Verdict verdict = log.verified(log.file(), List.of(seen(5, hash(5))));
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.events()).isEqualTo(20);
        assertThat(verdict.head()).isEqualTo(new Position(1, 20));
        assertThat(verdict.checkpoints()).isEqualTo(2 * log.file().size() + 1);
        assertThat(log.file()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anEditedEventIsNamed() {
        log.sql("update event set data = '{}' where sequence = 5");
        found(log.verified(), "1:5", "event-changed");
    }

    @Test
    void anEditedEventWithAFreshHashIsFoundAtTheNextOne() {
        log.sql("update event set actor = 'owner:somebody' where sequence = 5");
        log.rehash(5, 1);
        found(log.verified(), "1:6", "event-changed");
    }

    @Test
    void aChainThatWasComputedAnewDoesNotFitTheCheckpoint() {
        log.sql("update event set actor = 'owner:somebody' where sequence = 5");
        log.rehash(5, 100);
        found(log.verified(), firstCheckpointFrom(5), "another-history");
    }

    @Test
    void eventsBeforeTheFirstAreFound() {
        log.sql(
                "insert into event (era, sequence, type, version, at_millis, actor, subject, data, hash)"
                        + " select era, -3, type, version, at_millis, actor, subject, data, hash from event where sequence = 4");
        found(log.verified(), "1:0", "event-out-of-range");
        log.sql("update event set era = 0, sequence = 7 where sequence = -3");
        found(log.verified(), "1:0", "event-out-of-range");
    }

    @Test
    void aRowThatIsNoCheckpointIsAFinding() {
        log.sql("insert into checkpoint (era, sequence, line) values (1, 7000, 'garbage')");
        found(log.verified(log.file(), List.of()), "1:0", "checkpoint-unreadable");
    }

    @Test
    void aDeletedEventIsMissed() {
        log.sql("delete from event where sequence = 5");
        found(log.verified(), "1:5", "event-missing");
    }

    @Test
    void aDeletedEventWhoseGapWasClosedIsFound() {
        log.sql("delete from event where sequence = 5", "delete from event_body where sequence = 5");
        log.shift(6, -1);
        found(log.verified(), "1:5", "event-changed");
        log.rehash(5, 100);
        found(log.verified(), firstCheckpointFrom(5), "another-history");
    }

    @Test
    void anInsertedEventIsFound() {
        log.shift(5, 1);
        log.sql("insert into event (era, sequence, type, version, at_millis, actor, subject, data, hash)"
                + " select era, 5, type, version, at_millis, actor, subject, '{}', hash from event where sequence = 4");
        found(log.verified(), "1:5", "event-changed");
        log.rehash(5, 1);
        found(log.verified(), "1:6", "event-changed");
    }

    @Test
    void reorderedEventsAreFound() {
        log.sql(
                "update event set sequence = 1000 where sequence = 5",
                "update event set sequence = 5 where sequence = 6",
                "update event set sequence = 6 where sequence = 1000");
        found(log.verified(), "1:5", "event-changed");
    }

    @Test
    void swappedContentsAreFound() {
        String five = log.entry(5).event().subject();
        String six = log.entry(6).event().subject();
        log.sql(
                "update event set subject = '" + six + "' where sequence = 5",
                "update event set subject = '" + five + "' where sequence = 6");
        found(log.verified(), "1:5", "event-changed");
    }

    @Test
    void anEndThatWasCutOffIsMissedByTheCheckpoint() {
        log.sql("delete from event where sequence > 15", "delete from event_body where sequence > 15");
        found(log.verified(), "1:16", "log-ends-early");
    }

    @Test
    void anEndThatWasCutOffWithItsCheckpointsIsMissedByTheFileOutside() {
        cutOff();
        assertThat(log.verified().valid()).isTrue();
        found(log.verified(log.file(), List.of()), "1:16", "log-ends-early");
    }

    @Test
    void anOlderStateIsNoticedByWhoeverRemembersTheHead() {
        String hash = hash(20);
        cutOff();
        found(log.verified(List.of(), List.of(seen(20, hash))), "1:16", "log-ends-early");
    }

    private void cutOff() {
        log.sql(
                "delete from event where sequence > 15",
                "delete from event_body where sequence > 15",
                "delete from checkpoint where sequence > 15");
    }

    @Test
    void aChainThatWasReplacedAsAWholeIsSignedWithAnotherKey() {
        TamperedLog other = written(directory.resolve("other"));
        assertThat(other.verified().valid()).isTrue();
        String first = other.file().getFirst().position().toString();
        found(other.verified(log.key(), List.of(), List.of()), first, "checkpoint-not-signed");
    }

    @Test
    void twoHeadsAreToldApart() {
        TamperedLog other = written(directory.resolve("other"));
        String theirs = HexFormat.of().formatHex(other.entry(12).hash());
        found(log.verified(List.of(), List.of(seen(12, theirs))), "1:12", "another-history");
    }

    @Test
    void aCheckpointThatWasTakenOutIsMissed() {
        List<Checkpoint> without = log.file().subList(1, log.file().size());
        log.sql("delete from checkpoint where sequence = "
                + log.file().getFirst().position().sequence());
        found(log.verified(), without.getFirst().position().toString(), "checkpoint-missing");
    }

    @Test
    @Timeout(60)
    void aCheckpointThatWasPutInPlaceOfAnotherIsFound() {
        log.sql("update checkpoint set line = (select line from checkpoint order by sequence limit 1)"
                + " where sequence = (select max(sequence) from checkpoint)");
        assertThat(log.verified().findings())
                .extracting(finding -> finding.at() + " " + finding.type())
                .contains(log.file().getFirst().position() + " checkpoint-missing");
    }

    @Test
    void aChangedBodyIsFound() {
        log.sql("update event_body set body = '{}' where sequence = 5");
        found(log.verified(), "1:5", "body-changed");
    }

    @Test
    void aBodyThatIsGoneWithoutAWordIsMissed() {
        log.sql("delete from event_body where sequence = 5");
        found(log.verified(), "1:5", "body-missing");
    }

    @Test
    void timeThatGoesBackIsFound() {
        log.sql("update event set at_millis = at_millis - 1000 where sequence = 20");
        log.rehash(20, 1);
        assertThat(log.verified().findings())
                .extracting(finding -> finding.at() + " " + finding.type())
                .contains("1:20 time-went-back");
    }

    @Test
    void aNewEraWithoutItsMarkerIsFound() {
        log.sql("update event set era = 2, sequence = 1 where sequence = 20");
        assertThat(log.verified().findings())
                .extracting(finding -> finding.at() + " " + finding.type())
                .contains("2:1 era-unmarked");
    }

    private String hash(long sequence) {
        return HexFormat.of().formatHex(log.entry(sequence).hash());
    }

    private static WitnessedHead seen(long sequence, String hash) {
        return new WitnessedHead(new Position(1, sequence), hash, "a console");
    }

    private String firstCheckpointFrom(long sequence) {
        return log.file().stream()
                .map(Checkpoint::position)
                .filter(position -> position.sequence() >= sequence)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
