package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.contract.SteppedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What may be remembered of tokens, and for how long. */
final class TokenCacheTest {
    private static final TokenDigest DIGEST = new TokenDigest(new byte[] {1});

    private final SteppedClock clock = new SteppedClock();
    private final TokenCache own = new TokenCache(false, clock::elapsed);
    private final TokenCache shared = new TokenCache(true, clock::elapsed);

    private static TokenCache.Found found() {
        Actor owner = new Actor(Role.OWNER, "fleet");
        TokenInfo info = new TokenInfo(
                new TokenId("01arz3ndektsv4rrffq69g5fav"), Role.AGENT, "slash", null, owner, Instant.EPOCH, null, null);
        return new TokenCache.Found(new Credential(info, DIGEST, null, true, null, null, null));
    }

    @Test
    void whatNobodyElseCanChangeIsRememberedUntilItIsChanged() {
        own.now().remember(DIGEST, found());
        clock.advance(Duration.ofDays(1));
        assertThat(own.now().find(DIGEST)).isPresent();
        own.forget();
        assertThat(own.now().find(DIGEST)).isEmpty();
    }

    @Test
    void whatOthersCanChangeIsRememberedOnlyWhileALookVouchesForIt() {
        shared.now().remember(DIGEST, found());
        assertThat(shared.now().find(DIGEST)).isEmpty();
        shared.looked(clock.elapsed(), 1);
        shared.now().remember(DIGEST, found());
        assertThat(shared.now().find(DIGEST)).isPresent();
        clock.advance(Duration.ofMillis(699));
        assertThat(shared.now().find(DIGEST)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(shared.now().find(DIGEST)).isEmpty();
        shared.looked(clock.elapsed(), 1);
        assertThat(shared.now().find(DIGEST)).isPresent();
    }

    @Test
    void aLookThatSeesAChangeForgetsEverything() {
        shared.looked(clock.elapsed(), 1);
        shared.now().remember(DIGEST, found());
        shared.looked(clock.elapsed(), 2);
        assertThat(shared.now().find(DIGEST)).isEmpty();
    }

    @Test
    void whatWasFoundBeforeAChangeIsNotRememberedAfterIt() {
        TokenCache.Known before = own.now();
        own.forget();
        before.remember(DIGEST, found());
        assertThat(own.now().find(DIGEST)).isEmpty();
    }
}
