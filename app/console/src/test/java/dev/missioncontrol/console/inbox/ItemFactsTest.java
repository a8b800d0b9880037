package dev.missioncontrol.console.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.console.words.Fact;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ItemFactsTest {
    private final InboxFixture fixture = new InboxFixture();

    private static String value(List<Fact> facts, String name) {
        return facts.stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void aHeldItemTellsItsHolderAndTheTimeLeft() {
        InboxItem item = fixture.working("a");
        Instant now = fixture.clock.instant().plusSeconds(9);
        List<Fact> facts = ItemFacts.of(item, now, TimeMode.RELATIVE);
        assertThat(facts)
                .extracting(Fact::name)
                .containsExactly("Agent", "Author", "Attempt", "Held by", "Lease", "Epoch", "Created", "Changed");
        assertThat(value(facts, "Held by")).isEqualTo("local");
        assertThat(value(facts, "Lease")).isEqualTo("21 s left");
        assertThat(value(facts, "Attempt")).isEqualTo("1 of 5");
        assertThat(value(facts, "Created")).isEqualTo("9 s ago");
    }

    @Test
    void theBarShrinksWithTheLease() {
        Lease lease = Objects.requireNonNull(fixture.working("a").lease());
        Instant now = fixture.clock.instant();
        assertThat(LeaseText.part(lease, now)).isEqualTo(1.0);
        assertThat(LeaseText.part(lease, now.plusSeconds(15))).isEqualTo(0.5);
        assertThat(LeaseText.part(lease, now.plus(Duration.ofHours(1)))).isZero();
        assertThat(LeaseText.left(lease, now.plusSeconds(31))).isEqualTo("running out");
    }
}
