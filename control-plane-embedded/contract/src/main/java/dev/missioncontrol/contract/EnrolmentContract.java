package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.Enrolment;
import dev.missioncontrol.api.access.Enrolments;
import dev.missioncontrol.api.access.Identity;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.Joining;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Renewal;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.api.agents.Pulse;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that machines enrol, renew their tokens, and are locked out when their identity is shared. */
public abstract class EnrolmentContract extends ControlPlaneContract {
    private static final Actor VM = new Actor(Role.RUNTIME, "vm");

    private final MachineKeys keys = MachineKeys.generate();

    private Token join() {
        return join(NewToken.of(Role.RUNTIME, "vm")).token();
    }

    private IssuedToken join(NewToken machine) {
        return owner().enrolments().letJoin(machine, IdempotencyKey.random());
    }

    private Enrolled enrol(Token join) {
        return enrol(join, keys);
    }

    private Enrolled enrol(Token join, MachineKeys own) {
        Joining joining = bearer(join).enrolments().joining();
        return bearer(join).enrolments().enrol(own.enrol(joining), IdempotencyKey.random());
    }

    private Enrolled renew(Enrolled before) {
        return renew(before, keys);
    }

    private Enrolled renew(Enrolled before, MachineKeys own) {
        IdempotencyKey once = IdempotencyKey.random();
        Renewal renewal = own.renew(new Renewal.Due(before.machine(), before.generation(), once));
        return renewing(before.token().token()).enrolments().renew(renewal, once);
    }

    private boolean good(Enrolled enrolled) {
        try {
            return bearer(enrolled.token().token()).access().whoAmI().equals(enrolled.machine());
        } catch (ControlPlaneException e) {
            if (e.category() == Category.UNAUTHENTICATED) {
                return false;
            }
            throw e;
        }
    }

    private void unauthenticated(Runnable call) {
        refused(Category.UNAUTHENTICATED, "unauthenticated", call::run);
    }

    private Identity identity() {
        return owner().enrolments().identities(null, 10).rows().getFirst();
    }

    private List<String> needs() {
        return owner().asks().list(AskFilter.ALL, null, 100).rows().stream()
                .map(Ask::need)
                .toList();
    }

    private List<String> events(String subject) {
        return owner().audit().list(new AuditFilter(null, null, subject), null, 100).rows().reversed().stream()
                .map(AuditEvent::type)
                .toList();
    }

    @Test
    void aMachineJoinsWithItsOwnKeysAndIsWhomTheTokenNames() {
        IssuedToken join = join(NewToken.of(Role.RUNTIME, "vm"));
        assertThat(bearer(join.token()).enrolments().joining()).isEqualTo(new Joining(join.id(), VM));
        Enrolled enrolled = enrol(join.token());
        assertThat(enrolled.machine()).isEqualTo(VM);
        assertThat(enrolled.generation()).isEqualTo(1);
        assertThat(enrolled.term()).isEqualTo(Duration.ofHours(1));
        assertThat(good(enrolled)).isTrue();
        assertThat(identity().machine()).isEqualTo(VM);
        assertThat(identity().keys()).isEqualTo(keys.publicKeys());
        assertThat(identity().generation()).isEqualTo(1);
        assertThat(identity().locked()).isFalse();
        assertThat(events("token:" + join.id())).containsExactly("token.issued", "join.redeemed");
        assertThat(events("identity:runtime:vm")).containsExactly("identity.joined");
        Enrolled agent = enrol(join(NewToken.of(Role.AGENT, "slash")).token());
        assertThat(good(agent)).isTrue();
        assertThat(owner().enrolments().identities(null, 1).rows())
                .extracting(Identity::machine)
                .containsExactly(agent.machine());
        assertThat(owner().enrolments().identities("agent:slash", 10).rows())
                .extracting(Identity::machine)
                .containsExactly(VM);
    }

    @Test
    void aJoinTokenLetsInOnceAndSomebodyIsAskedAboutTheSecondTime() {
        IssuedToken join = join(NewToken.of(Role.RUNTIME, "vm"));
        Enrolled first = enrol(join.token());
        for (int i = 0; i < 2; i++) {
            refused(Category.GONE, "join-token-used", () -> enrol(join.token(), MachineKeys.generate()));
        }
        assertThat(good(first)).isTrue();
        assertThat(identity().keys()).isEqualTo(keys.publicKeys());
        assertThat(events("token:" + join.id()))
                .containsExactly("token.issued", "join.redeemed", "join.reused", "join.reused");
        assertThat(needs()).containsExactly("A join token was used twice: the one for runtime:vm.");
    }

    @Test
    void aJoinTokenIsGoodForTenMinutesAndForNothingElse() {
        Token join = join();
        Token longer = join(new NewToken(Role.RUNTIME, "other", Duration.ofMinutes(11)))
                .token();
        refused(Category.FORBIDDEN, "forbidden", () -> bearer(join).access().whoAmI());
        refused(Category.FORBIDDEN, "forbidden", () -> bearer(join).inbox().counts());
        advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(bearer(join).enrolments().joining().machine()).isEqualTo(VM);
        advance(Duration.ofSeconds(1));
        unauthenticated(() -> bearer(join).enrolments().joining());
        assertThat(bearer(longer).enrolments().joining().machine().name()).isEqualTo("other");
        refused(
                Category.INVALID,
                "invalid-term",
                () -> join(new NewToken(Role.RUNTIME, "vm", Enrolments.JOIN_TERM_MAX.plusSeconds(1))));
        refused(Category.INVALID, "not-a-machine", () -> join(NewToken.of(Role.OPERATOR, "mia")));
        refused(Category.FORBIDDEN, "forbidden", () -> owner().enrolments().joining());
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> other().enrolments().letJoin(NewToken.of(Role.RUNTIME, "vm"), IdempotencyKey.random()));
        refused(Category.FORBIDDEN, "forbidden", () -> other().enrolments().identities(null, 10));
    }

    @Test
    void keysThatAreNotTheBearersDoNotUseTheTokenUp() {
        Token join = join();
        Joining joining = bearer(join).enrolments().joining();
        Enrolment stolen = new Enrolment(
                keys.publicKeys(), MachineKeys.generate().enrol(joining).signature());
        refused(
                Category.INVALID,
                "invalid-signature",
                () -> bearer(join).enrolments().enrol(stolen, IdempotencyKey.random()));
        Joining elsewhere = bearer(join()).enrolments().joining();
        refused(
                Category.INVALID,
                "invalid-signature",
                () -> bearer(join).enrolments().enrol(keys.enrol(elsewhere), IdempotencyKey.random()));
        assertThat(good(enrol(join))).isTrue();
    }

    @Test
    void aRevokedJoinTokenLetsNobodyIn() {
        IssuedToken join = join(NewToken.of(Role.RUNTIME, "vm"));
        refused(Category.INVALID, "not-rotatable", () -> owner().access().rotate(join.id(), IdempotencyKey.random()));
        owner().access().revoke(join.id());
        unauthenticated(() -> bearer(join.token()).enrolments().joining());
    }

    @Test
    void bothTokensAreGoodUntilTheNewOneIsUsed() {
        Enrolled first = enrol(join());
        assertThat(good(first)).isTrue();
        Enrolled second = renew(first);
        assertThat(second.generation()).isEqualTo(2);
        assertThat(good(first)).isTrue();
        assertThat(good(second)).isTrue();
        assertThat(good(first)).isFalse();
        assertThat(good(second)).isTrue();
        assertThat(identity().generation()).isEqualTo(2);
        assertThat(owner().access().tokens(null, 100).rows())
                .filteredOn(info -> info.role() == Role.RUNTIME && info.name().equals("vm"))
                .extracting(TokenInfo::id)
                .containsExactly(second.token().id());
        assertThat(events("token:" + first.token().id())).containsExactly("token.issued", "token.replaced");
        Enrolled third = renew(second);
        advance(Duration.ofMinutes(10));
        assertThat(good(second)).isFalse();
        assertThat(good(third)).isTrue();
    }

    @Test
    void aTokenThatHasExpiredIsTakenForItsRenewalAndNothingElse() {
        Enrolled first = enrol(join());
        assertThat(good(first)).isTrue();
        advance(Duration.ofHours(1));
        assertThat(good(first)).isFalse();
        unauthenticated(() -> bearer(first.token().token()).runtimes().start(HERE));
        Enrolled second = renew(first);
        assertThat(good(second)).isTrue();
        unauthenticated(() -> renew(first));
        assertThat(identity().locked()).isFalse();
    }

    @Test
    void anAnswerThatWasLostIsAskedForAgain() {
        Enrolled first = enrol(join());
        Enrolled lost = renew(first);
        Enrolled second = renew(first);
        assertThat(second.generation()).isEqualTo(3);
        assertThat(good(lost)).isFalse();
        assertThat(good(second)).isTrue();
        assertThat(identity().locked()).isFalse();
    }

    @Test
    void onlyTheMachinesKeyRenewsAndOnlyOnce() {
        Enrolled first = enrol(join());
        refused(Category.INVALID, "invalid-signature", () -> renew(first, MachineKeys.generate()));
        IdempotencyKey once = IdempotencyKey.random();
        Renewal renewal = keys.renew(new Renewal.Due(VM, 1, once));
        ControlPlane door = renewing(first.token().token());
        refused(Category.INVALID, "invalid-signature", () -> door.enrolments().renew(renewal, IdempotencyKey.random()));
        door.enrolments().renew(renewal, once);
        refused(Category.CONFLICT, "already-issued", () -> door.enrolments().renew(renewal, once));
        Token given = owner().access().issueRuntimeToken(LOCAL);
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> renewing(given).enrolments().renew(renewal, once));
        refused(
                Category.INVALID,
                "not-an-identity",
                () -> renewing(join()).enrolments().renew(renewal, IdempotencyKey.random()));
    }

    @Test
    void anOldTokenLocksTheMachineOutOnceNoRequestCanBeUnderWay() {
        Enrolled first = enrol(join());
        ControlPlane machine = bearer(first.token().token());
        InboxItem item = create("work");
        Incarnation life = machine.runtimes().start(HERE).incarnation();
        ClaimRequest claim = new ClaimRequest(life, IdempotencyKey.random());
        assertThat(machine.inbox().claim(claim, Duration.ZERO)).isInstanceOf(ClaimOutcome.Claimed.class);
        Epoch epoch = owner().inbox().find(item.id()).orElseThrow().epoch();
        Pulse pulse = new Pulse(life, List.of(new Pulse.Renewal(item.id(), epoch)), List.of());
        Enrolled second = renew(first);
        for (int i = 0; i < 6; i++) {
            bearer(second.token().token()).runtimes().pulse(pulse);
            assertThat(good(first)).isFalse();
            assertThat(identity().locked()).isFalse();
            advance(Duration.ofSeconds(10));
        }
        assertThat(owner().inbox().find(item.id()).orElseThrow().state()).isEqualTo(ItemState.ACKED);
        assertThat(good(first)).isFalse();
        assertThat(identity().locked()).isTrue();
        assertThat(good(second)).isFalse();
        unauthenticated(() -> renew(second));
        assertThat(owner().inbox().find(item.id()).orElseThrow().state()).isEqualTo(ItemState.PENDING);
        assertThat(events("item:" + item.id())).endsWith("item.released");
        assertThat(needs()).containsExactly("Locked out: another process has had a token of runtime:vm.");
        assertThat(events("identity:runtime:vm"))
                .containsExactly("identity.joined", "identity.renewed", "identity.locked");
        assertThat(good(first)).isFalse();
        assertThat(events("identity:runtime:vm")).hasSize(3);
    }

    @Test
    void aLockedMachineJoinsAgainWithANewToken() {
        Enrolled first = enrol(join());
        good(renew(first));
        advance(Duration.ofMinutes(1));
        unauthenticated(() -> renew(first));
        assertThat(identity().locked()).isTrue();
        MachineKeys fresh = MachineKeys.generate();
        Enrolled again = enrol(join(), fresh);
        assertThat(again.generation()).isEqualTo(1);
        assertThat(good(again)).isTrue();
        assertThat(identity().locked()).isFalse();
        assertThat(identity().keys()).isEqualTo(fresh.publicKeys());
        assertThat(good(first)).isFalse();
        assertThat(identity().locked()).isFalse();
        assertThat(good(renew(again, fresh))).isTrue();
    }

    @Test
    void revokingOneTokenOfAMachineEndsAllOfThem() {
        Enrolled first = enrol(join());
        Enrolled second = renew(first);
        refused(
                Category.INVALID,
                "not-rotatable",
                () -> owner().access().rotate(first.token().id(), IdempotencyKey.random()));
        owner().access().revoke(first.token().id());
        assertThat(good(first)).isFalse();
        assertThat(good(second)).isFalse();
        unauthenticated(() -> renew(second));
        assertThat(identity().locked()).isFalse();
    }
}
