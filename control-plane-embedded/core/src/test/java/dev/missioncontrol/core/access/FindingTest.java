package dev.missioncontrol.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.RuntimeName;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.Opened;
import dev.missioncontrol.core.policy.Principal;
import dev.missioncontrol.core.replay.Replay;
import dev.missioncontrol.core.replay.Upcasters;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finding a token costs and tells, and that what is good once is good once. */
final class FindingTest {
    private Opened opened;

    @BeforeEach
    void open(@TempDir Path directory) {
        opened = new Opened(directory);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static final List<String> MALFORMED = List.of(
            "",
            " ",
            "undefined",
            "null",
            "changeme",
            "Bearer x",
            "mcopr_",
            "mcopr_" + "0".repeat(48),
            "mcopr_" + "0".repeat(49),
            "mcopr_" + "0".repeat(50),
            "mcopr_" + "é".repeat(49),
            "mcopr_" + "0".repeat(48) + "\n",
            "mcopr_\0" + "0".repeat(48));

    /** A closed database answers nobody: whoever asks it hears so, and whoever does not ask it is answered. */
    @Test
    void whatIsNoTokenOrOfNoKindIsRefusedWithoutAnyQuery() {
        String token = opened.core().mintOwnerToken().reveal();
        Token other = opened.owner().access().issueRuntimeToken(new RuntimeName("local"));
        opened.core().close();
        assertThatThrownBy(() -> opened.core().authenticate(other.reveal())).isInstanceOf(RuntimeException.class);
        Stream<String> bent = IntStream.range(0, token.length()).mapToObj(i -> {
            char changed = token.charAt(i) == 'x' ? 'y' : 'x';
            return token.substring(0, i) + changed + token.substring(i + 1);
        });
        Stream<String> otherKinds = Stream.of("mcrun_", "mcagt_", "mccls_", "mcmtr_", "mcinv_", "mcjoin_", "mcxyz_")
                .map(kind -> kind + token.substring("mcopr_".length()));
        Stream.of(MALFORMED.stream(), bent, otherKinds, Stream.of(token + "0", token.toUpperCase(Locale.ROOT)))
                .flatMap(texts -> texts)
                .forEach(text ->
                        assertThat(opened.core().authenticate(text)).as(text).isEmpty());
    }

    @Test
    void aTokenWhoseRecordWasBentIsNobodys() {
        String token = opened.core().mintOwnerToken().reveal();
        TokenDigest real = new TokenDigest(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        TokenDigest bent = new TokenDigest(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0});
        assertThat(bent.lookup()).isEqualTo(real.lookup());
        assertThat(bent).isNotEqualTo(real);
        assertThat(opened.core().authenticate(token)).isPresent();
    }

    @Test
    void ofAHundredWhoRedeemOneInvitationAtOnceOneBecomesThePerson() throws Exception {
        IssuedToken invitation =
                opened.owner().access().invite(NewToken.of(Role.SUPPORT, "mia"), IdempotencyKey.random());
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> all = IntStream.range(0, 100)
                    .mapToObj(_ -> callers.submit(() -> redeems(invitation, start)))
                    .toList();
            start.countDown();
            assertThat(all.stream().filter(FindingTest::result).count()).isEqualTo(1);
        }
        assertThat(opened.owner().access().tokens(null, 500).rows())
                .filteredOn(info -> info.role() == Role.SUPPORT)
                .hasSize(1);
    }

    private boolean redeems(IssuedToken invitation, CountDownLatch start) throws InterruptedException {
        start.await();
        Principal guest =
                opened.core().authenticate(invitation.token().reveal()).orElseThrow();
        try {
            opened.core().as(guest).access().redeem(IdempotencyKey.random());
            return true;
        } catch (ControlPlaneException e) {
            assertThat(e.category()).isEqualTo(ControlPlaneException.Category.GONE);
            return false;
        }
    }

    private static boolean result(Future<Boolean> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSwitchedOffClassicTokenStaysOffAfterARestart() {
        Token shared = opened.owner().access().issueClassicToken();
        opened.owner().access().switchClassic(false);
        opened.offFor(Duration.ofSeconds(1));
        assertThat(opened.core().authenticate(shared.reveal())).isEmpty();
        assertThat(opened.owner().access().classicOn()).isFalse();
    }

    @Test
    void whatIsSwitchedOffFollowsFromTheLog(@TempDir Path other) {
        try (Opened switched = new Opened(other)) {
            switched.owner().access().switchClassic(false);
        }
        assertThat(differences(other)).isEmpty();
        Jdbi.create("jdbc:h2:file:" + other.resolve("control-plane"), "mission", "")
                .useHandle(handle -> handle.execute("update fleet_switch set turned_on = true"));
        assertThat(differences(other)).singleElement().asString().contains("fleet_switch");
    }

    private static List<String> differences(Path place) {
        try (Store store = Store.open(new Database.H2File(place))) {
            return Replay.differences(store, Core.projections(), Upcasters.NONE, _ -> {});
        }
    }

    @Test
    void whatHasEndedIsForgottenAfterADayButNotBefore() {
        IdempotencyKey key = IdempotencyKey.random();
        NewToken wanted = NewToken.of(Role.AGENT, "slash");
        IssuedToken first = opened.owner().access().issue(wanted, key);
        opened.owner().access().revoke(first.id());
        opened.offFor(Duration.ofHours(23));
        opened.owner().access().issue(NewToken.of(Role.AGENT, "other"), IdempotencyKey.random());
        assertThatThrownBy(() -> opened.owner().access().issue(wanted, key))
                .hasMessageContaining(first.id().value());
        opened.offFor(Duration.ofHours(2));
        opened.owner().access().issue(NewToken.of(Role.AGENT, "third"), IdempotencyKey.random());
        assertThat(opened.owner().access().issue(wanted, key).id()).isNotEqualTo(first.id());
    }
}
