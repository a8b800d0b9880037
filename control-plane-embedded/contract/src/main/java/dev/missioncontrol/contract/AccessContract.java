package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.access.IssuedToken;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.access.TokenId;
import dev.missioncontrol.api.access.TokenInfo;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tokens, invitations and the switch of the classic clients. */
public abstract class AccessContract extends ControlPlaneContract {
    private static final Actor FLEET = new Actor(Role.OWNER, "fleet");

    private IssuedToken issue(Role role, String name) {
        return issue(NewToken.of(role, name));
    }

    private IssuedToken issue(NewToken wanted) {
        return owner().access().issue(wanted, IdempotencyKey.random());
    }

    private IssuedToken invite(Role role, String name) {
        return owner().access().invite(NewToken.of(role, name), IdempotencyKey.random());
    }

    private boolean good(IssuedToken token) {
        return good(token.token());
    }

    private boolean good(Token token) {
        try {
            bearer(token).access().whoAmI();
            return true;
        } catch (ControlPlaneException e) {
            if (e.category() == Category.UNAUTHENTICATED) {
                return false;
            }
            throw e;
        }
    }

    private Optional<TokenInfo> info(TokenId id) {
        return owner().access().tokens(null, 100).rows().stream()
                .filter(token -> token.id().equals(id))
                .findFirst();
    }

    private List<AuditEvent> about(TokenId id) {
        return owner().audit()
                .list(new AuditFilter(null, null, "token:" + id), null, 100)
                .rows()
                .reversed();
    }

    @Test
    void everyoneWithATokenIsWhomItSays() {
        for (Role role : List.of(Role.OPERATOR, Role.SUPPORT, Role.RUNTIME, Role.AGENT)) {
            assertThat(bearer(issue(role, "mia").token()).access().whoAmI()).isEqualTo(new Actor(role, "mia"));
        }
    }

    @Test
    void aTokenIsToldOfInFullButForItsValue() {
        IssuedToken token = issue(new NewToken(Role.AGENT, "slash", Duration.ofHours(1)));
        TokenInfo info = info(token.id()).orElseThrow();
        assertThat(info.role()).isEqualTo(Role.AGENT);
        assertThat(info.name()).isEqualTo("slash");
        assertThat(info.issuedBy()).isEqualTo(FLEET);
        assertThat(info.expiresAt()).isEqualTo(token.expiresAt());
        assertThat(info.expiresAt()).isEqualTo(info.issuedAt().plus(Duration.ofHours(1)));
        assertThat(info.lastUsedAt()).isNull();
        assertThat(info.invites()).isNull();
        good(token);
        assertThat(info(token.id()).orElseThrow().lastUsedAt()).isNotNull();
        assertThat(about(token.id())).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("token.issued");
            assertThat(event.actor()).isEqualTo(FLEET);
            assertThat(event.data())
                    .contains("agent:slash")
                    .doesNotContain(token.token().reveal());
        });
    }

    @Test
    void tokensComeInPages() {
        List<TokenId> issued = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            issued.add(issue(Role.AGENT, "agent-" + i).id());
        }
        List<TokenId> listed = new ArrayList<>();
        String cursor = null;
        do {
            Page<TokenInfo> page = owner().access().tokens(cursor, 2);
            page.rows().stream()
                    .filter(info -> info.role() == Role.AGENT)
                    .map(TokenInfo::id)
                    .forEach(listed::add);
            cursor = page.next();
        } while (cursor != null);
        assertThat(listed).containsExactlyElementsOf(issued.reversed());
        refused(Category.INVALID, "invalid-cursor", () -> owner().access().tokens("x", 2));
    }

    @Test
    void aTokenEndsWithItsTermOrWhenItIsRevoked() {
        IssuedToken minute = issue(new NewToken(Role.SUPPORT, "mia", Duration.ofMinutes(1)));
        IssuedToken endless = issue(Role.SUPPORT, "mia");
        assertThat(good(minute)).isTrue();
        advance(Duration.ofSeconds(59));
        assertThat(good(minute)).isTrue();
        advance(Duration.ofSeconds(1));
        assertThat(good(minute)).isFalse();
        assertThat(info(minute.id())).isEmpty();
        assertThat(good(endless)).isTrue();
        owner().access().revoke(endless.id());
        assertThat(good(endless)).isFalse();
        assertThat(info(endless.id())).isEmpty();
        assertThat(about(endless.id())).extracting(AuditEvent::type).containsExactly("token.issued", "token.revoked");
        refused(Category.NOT_FOUND, "unknown-token", () -> owner().access().revoke(endless.id()));
        refused(Category.NOT_FOUND, "unknown-token", () -> owner().access().revoke(minute.id()));
    }

    @Test
    void aRotatedTokenGoesOnUntilTheNewOneIsUsed() {
        IssuedToken old = issue(new NewToken(Role.METRICS, "prometheus", Duration.ofDays(30)));
        IssuedToken other = issue(Role.OPERATOR, "mia");
        IssuedToken first = issue(Role.OPERATOR, "mia");
        IssuedToken second = owner().access().rotate(first.id(), IdempotencyKey.random());
        assertThat(good(first)).isTrue();
        assertThat(good(second)).isTrue();
        assertThat(good(first)).isFalse();
        assertThat(good(other)).isTrue();
        assertThat(good(second)).isTrue();
        assertThat(about(first.id())).extracting(AuditEvent::type).containsExactly("token.issued", "token.revoked");
        advance(Duration.ofMinutes(1));
        IssuedToken again = owner().access().rotate(old.id(), IdempotencyKey.random());
        IssuedToken third = owner().access().rotate(old.id(), IdempotencyKey.random());
        Instant now = info(again.id()).orElseThrow().issuedAt();
        assertThat(again.expiresAt()).isEqualTo(now.plus(Duration.ofDays(30)));
        assertThat(third.expiresAt()).isEqualTo(again.expiresAt());
    }

    @Test
    void aRotatedTokenEndsAfterTenMinutesEvenIfTheNewOneIsNeverUsed() {
        IssuedToken old = issue(Role.OPERATOR, "mia");
        IssuedToken fresh = owner().access().rotate(old.id(), IdempotencyKey.random());
        advance(Duration.ofMinutes(9));
        assertThat(good(old)).isTrue();
        advance(Duration.ofMinutes(1));
        assertThat(good(old)).isFalse();
        assertThat(good(fresh)).isTrue();
    }

    @Test
    void aRepeatedKeyMintsNothingAndBringsNothingBack() {
        IdempotencyKey key = IdempotencyKey.random();
        NewToken wanted = NewToken.of(Role.AGENT, "slash");
        IssuedToken token = owner().access().issue(wanted, key);
        assertThatThrownBy(() -> owner().access().issue(wanted, key))
                .hasMessageContaining(token.id().value());
        refused(Category.CONFLICT, "already-issued", () -> owner().access().issue(wanted, key));
        refused(Category.INVALID, "key-reused", () -> owner().access().issue(NewToken.of(Role.AGENT, "other"), key));
        owner().access().revoke(token.id());
        refused(Category.CONFLICT, "already-issued", () -> owner().access().issue(wanted, key));
        assertThat(owner().access().tokens(null, 100).rows())
                .filteredOn(info -> info.role() == Role.AGENT)
                .isEmpty();
    }

    @Test
    void anInvitationIsRedeemedOnce() {
        IssuedToken invitation = invite(Role.SUPPORT, "mia");
        TokenInfo info = info(invitation.id()).orElseThrow();
        assertThat(info.role()).isEqualTo(Role.INVITED);
        assertThat(info.invites()).isEqualTo(new Actor(Role.SUPPORT, "mia"));
        assertThat(info.expiresAt()).isEqualTo(info.issuedAt().plus(NewToken.INVITATION_MAX));
        ControlPlane guest = bearer(invitation.token());
        refused(Category.FORBIDDEN, "forbidden", () -> guest.access().whoAmI());
        refused(Category.FORBIDDEN, "forbidden", () -> guest.inbox().counts());
        IdempotencyKey key = IdempotencyKey.random();
        IssuedToken own = guest.access().redeem(key);
        assertThat(bearer(own.token()).access().whoAmI()).isEqualTo(new Actor(Role.SUPPORT, "mia"));
        refused(Category.CONFLICT, "already-issued", () -> guest.access().redeem(key));
        refused(Category.GONE, "invitation-used", () -> guest.access().redeem(IdempotencyKey.random()));
        assertThat(about(invitation.id()))
                .extracting(AuditEvent::type)
                .containsExactly("token.issued", "invitation.redeemed", "invitation.reused");
        assertThat(about(own.id()))
                .singleElement()
                .satisfies(event -> assertThat(event.actor())
                        .isEqualTo(new Actor(Role.INVITED, invitation.id().value())));
        refused(Category.FORBIDDEN, "forbidden", () -> owner().access().redeem(IdempotencyKey.random()));
    }

    @Test
    void anInvitationEndsAndCanBeTakenBack() {
        IssuedToken late = owner().access()
                .invite(new NewToken(Role.OPERATOR, "mia", Duration.ofMinutes(5)), IdempotencyKey.random());
        IssuedToken back = invite(Role.OPERATOR, "mia");
        owner().access().revoke(back.id());
        advance(Duration.ofMinutes(5));
        for (IssuedToken invitation : List.of(late, back)) {
            refused(
                    Category.UNAUTHENTICATED,
                    "unauthenticated",
                    () -> bearer(invitation.token()).access().redeem(IdempotencyKey.random()));
        }
        refused(
                Category.INVALID,
                "invalid-term",
                () -> owner().access()
                        .invite(new NewToken(Role.OPERATOR, "mia", Duration.ofHours(73)), IdempotencyKey.random()));
        IssuedToken open = invite(Role.OPERATOR, "mia");
        refused(Category.INVALID, "not-rotatable", () -> owner().access().rotate(open.id(), IdempotencyKey.random()));
        refused(Category.INVALID, "not-a-person", () -> invite(Role.AGENT, "slash"));
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        ControlPlane operator = bearer(issue(Role.OPERATOR, "mia").token());
        IssuedToken owners = issue(Role.OWNER, "ada");
        IssuedToken invitation = invite(Role.OWNER, "bob");
        for (Role role : List.of(Role.OWNER, Role.OPERATOR, Role.SUPPORT)) {
            forbidden(() -> operator.access().issue(NewToken.of(role, "eve"), IdempotencyKey.random()));
        }
        for (Role role : List.of(Role.OWNER, Role.OPERATOR)) {
            forbidden(() -> operator.access().invite(NewToken.of(role, "eve"), IdempotencyKey.random()));
        }
        forbidden(() -> operator.access().issue(NewToken.of(Role.CLASSIC, "fleet"), IdempotencyKey.random()));
        forbidden(() -> operator.access().rotate(owners.id(), IdempotencyKey.random()));
        forbidden(() -> operator.access().revoke(owners.id()));
        forbidden(() -> operator.access().revoke(invitation.id()));
        forbidden(() -> operator.access().switchClassic(false));
        forbidden(() -> operator.audit().erase(owner().audit().head(), "x"));
        assertThat(good(owners)).isTrue();
        for (Role role : List.of(Role.RUNTIME, Role.AGENT, Role.METRICS)) {
            IssuedToken machine = operator.access().issue(NewToken.of(role, "m1"), IdempotencyKey.random());
            operator.access().revoke(machine.id());
        }
        IssuedToken support = operator.access().invite(NewToken.of(Role.SUPPORT, "sam"), IdempotencyKey.random());
        ControlPlane sam = bearer(
                bearer(support.token()).access().redeem(IdempotencyKey.random()).token());
        forbidden(() -> sam.access().tokens(null, 10));
        forbidden(() -> sam.access().issue(NewToken.of(Role.AGENT, "slash"), IdempotencyKey.random()));
        forbidden(() -> sam.access().revoke(support.id()));
    }

    private static void forbidden(ThrowingCallable call) {
        refused(Category.FORBIDDEN, "forbidden", call);
    }

    @Test
    void classicClientsAreSwitchedOffAndOnAndTheirTokenStays() {
        Token shared = owner().access().issueClassicToken();
        assertThat(owner().access().classicOn()).isTrue();
        assertThat(refusedAsUnknown(shared)).isFalse();
        owner().access().switchClassic(false);
        owner().access().switchClassic(false);
        assertThat(owner().access().classicOn()).isFalse();
        assertThat(refusedAsUnknown(shared)).isTrue();
        owner().access().switchClassic(true);
        assertThat(refusedAsUnknown(shared)).isFalse();
        assertThat(owner().audit()
                        .list(new AuditFilter(null, null, "switch:classic"), null, 10)
                        .rows())
                .extracting(AuditEvent::data)
                .containsExactly("{\"on\":true}", "{\"on\":false}");
        Token next = owner().access().issueClassicToken();
        assertThat(refusedAsUnknown(shared)).isTrue();
        assertThat(refusedAsUnknown(next)).isFalse();
    }

    /** The shared token may not even ask who it is, so what tells is how it is refused. */
    private boolean refusedAsUnknown(Token token) {
        try {
            bearer(token).access().whoAmI();
            throw new AssertionError("it may ask who it is");
        } catch (ControlPlaneException e) {
            return e.category() == Category.UNAUTHENTICATED;
        }
    }
}
