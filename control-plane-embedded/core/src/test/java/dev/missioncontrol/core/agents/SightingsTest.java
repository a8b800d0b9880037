package dev.missioncontrol.core.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.inbox.ClassicInbox;
import dev.missioncontrol.core.policy.Principal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever shares a token may call itself anything; that does not fill the tables. */
final class SightingsTest {
    @TempDir
    Path directory;

    private static void poll(Opened opened, String prefix, int count) {
        ClassicInbox classic = opened.core().classic(new Principal(Role.CLASSIC, "fleet"));
        for (int agent = 0; agent < count; agent++) {
            classic.poll(new AgentName(prefix + agent), null, null);
        }
        opened.advance(Duration.ofSeconds(2));
    }

    @Test
    void thereIsAnEndToTheAgentsThatAreRememberedAlsoAfterARestart() {
        try (Opened opened = new Opened(directory)) {
            poll(opened, "agent-", LastSeenAgents.AGENTS_MAX + 50);
            assertThat(opened.owner().agents().list()).hasSize(LastSeenAgents.AGENTS_MAX);
            opened.offFor(Duration.ofSeconds(5));
            poll(opened, "other-", 50);
            assertThat(opened.owner().agents().list()).hasSize(LastSeenAgents.AGENTS_MAX);
        }
    }
}
