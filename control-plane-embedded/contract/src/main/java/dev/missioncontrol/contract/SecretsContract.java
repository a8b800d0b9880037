package dev.missioncontrol.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.Incarnation;
import dev.missioncontrol.api.Role;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.access.Enrolled;
import dev.missioncontrol.api.access.MachineKeys;
import dev.missioncontrol.api.access.NewToken;
import dev.missioncontrol.api.access.Token;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskFilter;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.AuditFilter;
import dev.missioncontrol.api.inbox.ClaimOutcome;
import dev.missioncontrol.api.inbox.ClaimRequest;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.api.inbox.ItemOrigin;
import dev.missioncontrol.api.inbox.NewItem;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.BrokerCommand;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Revealed;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.SealingPair;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretOutcome;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.SecretVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secrets broker: kept sealed, given to live work only, and every read written down. */
public abstract class SecretsContract extends ControlPlaneContract {
    private static final SecretName TOKEN = new SecretName("git-token");
    private static final AgentName MIA = new AgentName("mia");
    private static final String PASSPHRASE = "a few words in a row";

    private final MachineKeys keys = MachineKeys.generate();
    private ControlPlane machine;

    /** The machine {@code local}, joined with keys of its own. */
    @BeforeEach
    void join() {
        Token join = owner().enrolments()
                .letJoin(NewToken.of(Role.RUNTIME, LOCAL.value()), IdempotencyKey.random())
                .token();
        ControlPlane joining = bearer(join);
        Enrolled enrolled =
                joining.enrolments().enrol(keys.enrol(joining.enrolments().joining()), IdempotencyKey.random());
        machine = bearer(enrolled.token().token());
    }

    private static SecretValue value(String text) {
        return SecretValue.taking(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(SecretValue value) {
        AtomicReference<String> text = new AtomicReference<>();
        value.use(bytes -> text.set(new String(bytes, StandardCharsets.UTF_8)));
        return text.get();
    }

    private Broker unlock(String passphrase) {
        return owner().secrets().submit(new BrokerCommand.Unlock(sealedPassphrase(passphrase)));
    }

    private Sealed sealedPassphrase(String passphrase) {
        return owner().secrets().broker().key().seal(value(passphrase), SealContext.passphrase());
    }

    private Sealed sealed(SecretName name, String text) {
        return owner().secrets().broker().key().seal(value(text), SealContext.keep(name));
    }

    private Secret keep(SecretName name, String text) {
        return submit(name, new SecretCommand.Keep(sealed(name, text)));
    }

    private Secret submit(SecretName name, SecretCommand command) {
        return owner().secrets().submit(name, command, IdempotencyKey.random());
    }

    private Grant give(SecretName name, AgentName agent, String... project) {
        SecretCommand give =
                new SecretCommand.Give(agent, project.length == 0 ? null : project[0], "push what it made");
        return submit(name, give).grants().getLast();
    }

    private InboxItem held(NewItem item) {
        owner().inbox().create(item.running(ECHO), IdempotencyKey.random());
        Incarnation incarnation = machine.runtimes().start(HERE).incarnation();
        ClaimRequest request = new ClaimRequest(incarnation, IdempotencyKey.random());
        return ((ClaimOutcome.Claimed) machine.inbox().claim(request, Duration.ZERO)).item();
    }

    private InboxItem held() {
        return held(NewItem.of(SLASH, "Push"));
    }

    private SecretOutcome open(InboxItem item) {
        return machine.secrets().open(TOKEN, item.id(), item.epoch());
    }

    private String opened(InboxItem item) {
        SecretOutcome.Opened opened = (SecretOutcome.Opened) open(item);
        SealContext context = SealContext.read(TOKEN, opened.read().version(), item.id(), item.epoch());
        try (SecretValue value = SealingPair.ofMachine(keys).open(opened.value(), context)) {
            return text(value);
        }
    }

    private void refusedTo(InboxItem item, String type, String why) {
        assertThat(open(item))
                .isInstanceOfSatisfying(
                        SecretOutcome.Refused.class,
                        refused -> assertThat(refused.type()).isEqualTo(type));
        assertThat(events().getLast()).isEqualTo("secret.refused");
        assertThat(lastEvent().data()).contains("\"why\":\"" + why + "\"");
    }

    private AuditEvent lastEvent() {
        return owner().audit().list(subject(), null, 1).rows().getFirst();
    }

    private static AuditFilter subject() {
        return new AuditFilter(null, null, "secret:" + TOKEN);
    }

    private List<String> events() {
        return owner().audit().list(subject(), null, 100).rows().reversed().stream()
                .map(AuditEvent::type)
                .toList();
    }

    private Secret now() {
        return owner().secrets().find(TOKEN).orElseThrow();
    }

    @Test
    void theFirstPassphraseIsSetAndOpensFromThenOn() {
        assertThat(owner().secrets().broker().state()).isEqualTo(Broker.State.UNSET);
        refused(Category.UNAVAILABLE, "broker-locked", () -> keep(TOKEN, "s3cret"));
        refused(Category.INVALID, "weak-passphrase", () -> unlock("too short"));
        assertThat(unlock(PASSPHRASE).state()).isEqualTo(Broker.State.OPEN);
        keep(TOKEN, "s3cret");
        assertThat(owner().secrets().submit(new BrokerCommand.Lock()).state()).isEqualTo(Broker.State.LOCKED);
        refused(Category.UNAVAILABLE, "broker-locked", () -> keep(TOKEN, "s3cret"));
        refused(Category.FORBIDDEN, "wrong-passphrase", () -> unlock("another few words"));
        assertThat(owner().secrets().broker().state()).isEqualTo(Broker.State.LOCKED);
        assertThat(unlock(PASSPHRASE).state()).isEqualTo(Broker.State.OPEN);
        assertThat(now().current()).map(SecretVersion::number).contains(1);
    }

    @Test
    void aPassphraseIsChangedAndValuesStay() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        give(TOKEN, SLASH);
        owner().secrets().submit(new BrokerCommand.ChangePassphrase(sealedPassphrase("other words in a row")));
        owner().secrets().submit(new BrokerCommand.Lock());
        refused(Category.FORBIDDEN, "wrong-passphrase", () -> unlock(PASSPHRASE));
        unlock("other words in a row");
        assertThat(opened(held())).isEqualTo("s3cret");
    }

    @Test
    void workReadsWhatItIsGrantedAndTheReadIsWrittenDown() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        Grant grant = give(TOKEN, SLASH);
        InboxItem item = held();
        assertThat(opened(item)).isEqualTo("s3cret");
        SecretRead read = Objects.requireNonNull(now().lastRead());
        assertThat(read.by().name()).isEqualTo(LOCAL.value());
        assertThat(read.lease())
                .isEqualTo(new SecretLease(
                        SLASH, item.id(), item.epoch(), grant.id(), read.at().plus(SecretLease.TERM)));
        assertThat(events()).containsExactly("secret.kept", "secret.granted", "secret.read");
        assertThat(opened(item)).isEqualTo("s3cret");
        assertThat(owner().secrets().reads(TOKEN, null, 1).rows()).hasSize(1);
        assertThat(owner().secrets().reads(TOKEN, null, 10).rows()).hasSize(2).contains(read);
    }

    @Test
    void theNewestVersionIsReadAndAnEndedOneIsGone() {
        unlock(PASSPHRASE);
        keep(TOKEN, "first");
        give(TOKEN, SLASH);
        InboxItem item = held();
        keep(TOKEN, "second");
        assertThat(opened(item)).isEqualTo("second");
        submit(TOKEN, new SecretCommand.EndVersion(2));
        assertThat(opened(item)).isEqualTo("first");
        submit(TOKEN, new SecretCommand.EndVersion(1));
        refusedTo(item, "unknown-secret", "not-granted");
        refused(Category.NOT_FOUND, "unknown-version", () -> submit(TOKEN, new SecretCommand.EndVersion(1)));
        keep(TOKEN, "third");
        assertThat(now().versions()).extracting(SecretVersion::number).containsExactly(1, 2, 3);
        assertThat(opened(item)).isEqualTo("third");
    }

    @Test
    void nobodyReadsWithoutAGrantForAgentAndProject() {
        unlock(PASSPHRASE);
        InboxItem item = held(NewItem.of(SLASH, "Push").from(ItemOrigin.project("site")));
        refusedTo(item, "unknown-secret", "not-granted");
        keep(TOKEN, "s3cret");
        refusedTo(item, "unknown-secret", "not-granted");
        give(TOKEN, MIA);
        refusedTo(item, "unknown-secret", "not-granted");
        give(TOKEN, SLASH, "shop");
        refusedTo(item, "unknown-secret", "not-granted");
        Grant grant = give(TOKEN, SLASH, "site");
        assertThat(opened(item)).isEqualTo("s3cret");
        submit(TOKEN, new SecretCommand.Withdraw(grant.id()));
        refusedTo(item, "unknown-secret", "not-granted");
        assertThat(owner().asks().list(AskFilter.ALL, null, 10).rows())
                .extracting(Ask::need)
                .containsExactly("Possible prompt injection: agent slash asked for what is not its own.");
    }

    @Test
    void nobodyReadsWithoutALiveLeaseAtItsEpoch() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        give(TOKEN, SLASH);
        InboxItem item = held();
        InboxItem stale = machineFails(item);
        assertThat(machine.secrets().open(TOKEN, item.id(), item.epoch()))
                .isInstanceOfSatisfying(
                        SecretOutcome.Fenced.class,
                        fenced -> assertThat(fenced.current().epoch()).isEqualTo(stale.epoch()));
        assertThat(lastEvent().data()).contains("\"why\":\"fenced\"");
        InboxItem other = held(NewItem.of(SLASH, "Again"));
        advance(Duration.ofMinutes(1));
        refusedTo(other, "no-live-lease", "no-live-lease");
    }

    private InboxItem machineFails(InboxItem item) {
        ItemCommand fail = new ItemCommand.Release(item.epoch(), "not now");
        return accepted(machine.inbox().submit(item.id(), fail, IdempotencyKey.random()));
    }

    @Test
    void nobodyReadsForWorkThatIsNotHis() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        give(TOKEN, SLASH);
        InboxItem item = held();
        assertThat(other().secrets().open(TOKEN, item.id(), item.epoch()))
                .isInstanceOfSatisfying(
                        SecretOutcome.Refused.class,
                        refused -> assertThat(refused.type()).isEqualTo("unknown-item"));
        assertThat(lastEvent().data()).contains("\"why\":\"foreign-item\"");
        assertThat(machine.secrets().open(TOKEN, new ItemId("0".repeat(26)), new Epoch(1)))
                .isInstanceOf(SecretOutcome.Refused.class);
    }

    @Test
    void aRuntimeThatHasNoKeyOfItsOwnGetsNothing() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        give(TOKEN, SLASH);
        owner().inbox().create(NewItem.of(SLASH, "Push").running(ECHO), IdempotencyKey.random());
        Incarnation incarnation = other().runtimes().start(HERE).incarnation();
        ClaimRequest request = new ClaimRequest(incarnation, IdempotencyKey.random());
        InboxItem item = ((ClaimOutcome.Claimed) other().inbox().claim(request, Duration.ZERO)).item();
        refused(Category.CONFLICT, "no-sealing-key", () -> other().secrets().open(TOKEN, item.id(), item.epoch()));
        assertThat(owner().secrets().reads(TOKEN, null, 10).rows()).isEmpty();
    }

    @Test
    void aPersonLooksAtAValueAndThatIsWrittenDownToo() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        SealingPair own = SealingPair.random();
        Revealed revealed = owner().secrets().reveal(TOKEN, own.key());
        try (SecretValue value = own.open(revealed.value(), SealContext.reveal(TOKEN, revealed.version()))) {
            assertThat(text(value)).isEqualTo("s3cret");
        }
        assertThat(events()).containsExactly("secret.kept", "secret.revealed");
        SecretRead read = Objects.requireNonNull(now().lastRead());
        assertThat(read.lease()).isNull();
        refused(
                Category.NOT_FOUND,
                "unknown-secret",
                () -> owner().secrets().reveal(new SecretName("none"), own.key()));
    }

    @Test
    void aRemovedSecretIsGoneForAllAndItsNameMayBeUsedAgain() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        give(TOKEN, SLASH);
        InboxItem item = held();
        submit(TOKEN, new SecretCommand.Remove());
        refusedTo(item, "unknown-secret", "not-granted");
        assertThat(owner().secrets().find(TOKEN)).isEmpty();
        assertThat(owner().secrets().list(null, 10).rows()).isEmpty();
        refused(Category.NOT_FOUND, "unknown-secret", () -> submit(TOKEN, new SecretCommand.Remove()));
        Secret again = keep(TOKEN, "new");
        assertThat(again.current()).map(SecretVersion::number).contains(2);
        refusedTo(item, "unknown-secret", "not-granted");
        give(TOKEN, SLASH);
        assertThat(opened(item)).isEqualTo("new");
    }

    @Test
    void rotationBringsEveryVersionUnderANewKey() {
        unlock(PASSPHRASE);
        for (int i = 0; i < 120; i++) {
            keep(new SecretName("many-" + i), "value " + i);
        }
        keep(TOKEN, "s3cret");
        give(TOKEN, SLASH);
        Broker rotated = owner().secrets().submit(new BrokerCommand.Rotate());
        assertThat(rotated.state()).isEqualTo(Broker.State.OPEN);
        assertThat(rotated.toRewrap()).isZero();
        assertThat(opened(held())).isEqualTo("s3cret");
    }

    @Test
    void repeatedCommandsHaveOneEffectAndSecretsAreListedByName() {
        unlock(PASSPHRASE);
        IdempotencyKey once = IdempotencyKey.random();
        SecretCommand keep = new SecretCommand.Keep(sealed(TOKEN, "s3cret"));
        Secret first = owner().secrets().submit(TOKEN, keep, once);
        assertThat(owner().secrets().submit(TOKEN, keep, once)).isEqualTo(first);
        assertThat(now().versions()).hasSize(1);
        keep(new SecretName("api-key"), "k");
        keep(new SecretName("gita"), "k");
        assertThat(owner().secrets().list(null, 2).rows())
                .extracting(secret -> secret.name().value())
                .containsExactly("api-key", "git-token");
        assertThat(owner().secrets().list("git-token", 2).rows())
                .extracting(secret -> secret.name().value())
                .containsExactly("gita");
        refused(Category.CONFLICT, "already-granted", () -> {
            give(TOKEN, SLASH);
            give(TOKEN, SLASH);
        });
        refused(
                Category.INVALID,
                "not-openable",
                () -> submit(new SecretName("other"), new SecretCommand.Keep(sealed(TOKEN, "s3cret"))));
    }

    @Test
    void onlyThoseMayWhoseRoleMay() {
        unlock(PASSPHRASE);
        keep(TOKEN, "s3cret");
        InboxItem item = held();
        refused(Category.FORBIDDEN, "forbidden", () -> owner().secrets().open(TOKEN, item.id(), item.epoch()));
        refused(Category.FORBIDDEN, "forbidden", () -> machine.secrets().find(TOKEN));
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> machine.secrets().reveal(TOKEN, SealingPair.random().key()));
        refused(Category.FORBIDDEN, "forbidden", () -> machine.secrets().submit(new BrokerCommand.Lock()));
        ControlPlane operator = bearer(owner().access()
                .issue(NewToken.of(Role.OPERATOR, "mia"), IdempotencyKey.random())
                .token());
        assertThat(operator.secrets().find(TOKEN)).isPresent();
        refused(
                Category.FORBIDDEN,
                "forbidden",
                () -> operator.secrets().reveal(TOKEN, SealingPair.random().key()));
    }
}
