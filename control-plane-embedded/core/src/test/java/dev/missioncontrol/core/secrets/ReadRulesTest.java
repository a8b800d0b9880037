package dev.missioncontrol.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.Lease;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.GrantId;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.core.Opened;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each condition of a read by itself. */
final class ReadRulesTest {
    private static final Actor OWNER = new Actor(Role.OWNER, "fleet");

    private InboxItem item;
    private Lease lease;

    @BeforeEach
    void claim(@TempDir Path directory) {
        try (Opened opened = new Opened(directory)) {
            opened.create("Push");
            item = opened.claimed();
            lease = Objects.requireNonNull(item.lease());
        }
    }

    private static Secret secret(@Nullable Instant versionEnded, @Nullable Instant grantEnded) {
        SecretVersion version = new SecretVersion(1, "00", OWNER, Instant.EPOCH, versionEnded);
        Grant grant =
                new Grant(new GrantId("0".repeat(26)), Opened.SLASH, null, "push", OWNER, Instant.EPOCH, grantEnded);
        return new Secret(
                new SecretName("token"), List.of(version), List.of(grant), null, Instant.EPOCH, Instant.EPOCH, null);
    }

    private ReadRules.Decision decide(RuntimeName runtime, Epoch epoch, Instant now, @Nullable Secret secret) {
        return ReadRules.decide(new ReadRules.Wish(runtime, epoch, now), item, secret);
    }

    private Instant lastMoment() {
        return lease.expiresAt().minusMillis(1);
    }

    @Test
    void theHolderReadsUntilTheLastMomentOfItsLease() {
        Secret secret = secret(null, null);
        assertThat(decide(Opened.LOCAL, item.epoch(), lastMoment(), secret))
                .isInstanceOf(ReadRules.Decision.Allow.class);
        assertThat(decide(Opened.LOCAL, item.epoch(), lease.expiresAt(), secret))
                .isEqualTo(new ReadRules.Decision.Over(item));
    }

    @Test
    void whatIsNotTheCallersIsForeignAndWhatIsOldIsStale() {
        Secret secret = secret(null, null);
        assertThat(decide(new RuntimeName("other"), item.epoch(), lastMoment(), secret))
                .isEqualTo(new ReadRules.Decision.Foreign());
        assertThat(decide(Opened.LOCAL, item.epoch().next(), lastMoment(), secret))
                .isEqualTo(new ReadRules.Decision.Foreign());
        assertThat(decide(Opened.LOCAL, Epoch.NONE, lastMoment(), secret))
                .isEqualTo(new ReadRules.Decision.Stale(item));
    }

    @Test
    void endedVersionsAndEndedGrantsGiveNothing() {
        for (Secret secret : new Secret[] {secret(Instant.EPOCH, null), secret(null, Instant.EPOCH)}) {
            assertThat(decide(Opened.LOCAL, item.epoch(), lastMoment(), secret))
                    .isEqualTo(new ReadRules.Decision.NotGranted(item));
        }
        assertThat(decide(Opened.LOCAL, item.epoch(), lastMoment(), null))
                .isEqualTo(new ReadRules.Decision.NotGranted(item));
    }
}
