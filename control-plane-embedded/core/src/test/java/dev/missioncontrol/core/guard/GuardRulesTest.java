package dev.missioncontrol.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.Position;
import dev.missioncontrol.api.guard.Thresholds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GuardRulesTest {
    private static final AgentName SLASH = new AgentName("slash");
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Thresholds TEN_DOLLARS = new Thresholds(4, 6, 20, new BigDecimal("10"), false);

    private final GuardRules guardRules = new GuardRules(_ -> Optional.empty());

    private Optional<GuardFinding> spent(String dollars, Duration after) {
        return guardRules.spent(SLASH, new BigDecimal(dollars), START.plus(after), TEN_DOLLARS);
    }

    @Test
    void whatWasSpentWithinAnHourCounts() {
        assertThat(spent("6", Duration.ZERO)).isEmpty();
        assertThat(spent("4", Duration.ofMinutes(59))).isEmpty();
        assertThat(spent("5", Duration.ofMinutes(61))).isEmpty();
        assertThat(spent("1.50", Duration.ofMinutes(62)))
                .map(GuardFinding::need)
                .contains("Agent slash has cost $10.50 within an hour; the limit is $10.");
        assertThat(spent("1", Duration.ofMinutes(63))).isEmpty();
    }

    @Test
    void withoutALimitNothingIsTooMuch() {
        assertThat(guardRules.spent(SLASH, new BigDecimal("1000000"), START, Thresholds.USUAL))
                .isEmpty();
    }

    @Test
    void aWindowKeepsAnHourAndNoMore() {
        HourlySums<String> hourlySums = new HourlySums<>();
        for (int minute = 0; minute < 600; minute++) {
            hourlySums.count("key " + minute % 7, START.plus(Duration.ofMinutes(minute)));
        }
        assertThat(hourlySums.size()).isEqualTo(61);
    }

    @Test
    void aTimeThatGoesBackTakesItsCountsAlong() {
        HourlySums<String> hourlySums = new HourlySums<>();
        hourlySums.count("key", START.plus(Duration.ofDays(1)));
        hourlySums.count("key", START);
        assertThat(hourlySums.count("key", START.plusSeconds(1))).isEqualTo(2);
    }

    private static AuditEvent event(String type, Actor by, String subject, String data) {
        return new AuditEvent(new Position(1, 1), type, 1, START, by, subject, data, null, null, "");
    }

    private void silentOn(int times, AuditEvent event) {
        for (int i = 0; i < times; i++) {
            assertThat(guardRules.next(event, event.at(), TEN_DOLLARS)).isEmpty();
        }
    }

    @Test
    void aMachineThatRenewsItsTokensDoesNotActInVain() {
        Actor slash = new Actor(Role.AGENT, "slash");
        silentOn(20, event("identity.renewed", slash, "identity:agent:slash", "{}"));
        silentOn(20, event("token.issued", slash, "token:x", "{}"));
    }

    @Test
    void whoDoesNotSayWhoItIsIsNoAgent() {
        String item = "{\"agent\":\"slash\",\"origin\":{\"issueRef\":\"#7\"}}";
        silentOn(30, event("item.created", new Actor(Role.CLASSIC, "fleet"), "item:x", item));
    }

    @Test
    void whoGivesAndGetsNothingBackIsInNoPingPong() {
        String item = "{\"agent\":\"slash\",\"origin\":{\"issueRef\":\"#7\"}}";
        silentOn(19, event("item.created", new Actor(Role.AGENT, "mia"), "item:x", item));
    }
}
