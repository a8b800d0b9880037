package dev.missioncontrol.console.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.console.fake.DemoData;
import dev.missioncontrol.console.fake.FakeControlPlane;
import dev.missioncontrol.console.fake.SteppedTime;
import dev.missioncontrol.console.secrets.SecretFormViewModel.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretsViewModelTest {
    private static final SecretName REGISTRY = new SecretName("registry-token");

    private final FakeControlPlane.Clock clock = new FakeControlPlane.Clock(Instant.parse("2026-03-02T09:30:00Z"));
    private final FakeControlPlane controlPlane = new FakeControlPlane(clock);
    private final SteppedTime time = new SteppedTime(clock);
    private final SecretsViewModel model = new SecretsViewModel(controlPlane, SteppedTime.sameThread(), time);
    private final SecretFormViewModel form = model.form();

    @BeforeEach
    void fill() {
        DemoData.fill(controlPlane, clock.instant());
        model.activate();
    }

    private List<String> names() {
        return model.rows().stream().map(secret -> secret.name().value()).toList();
    }

    private Secret select(String name) {
        Secret secret = model.rows().stream()
                .filter(row -> row.name().value().equals(name))
                .findFirst()
                .orElseThrow();
        model.select(secret);
        return secret;
    }

    private static Optional<SecretValue> typed(String characters) {
        return Optional.of(SecretValue.typed(characters.toCharArray()));
    }

    private String visible() {
        RevealTimer.Shown shown =
                Objects.requireNonNull(model.timer().shownProperty().get());
        return new String(shown.value().characters());
    }

    @Test
    void secretsAreListedByNameAndNarrowedByWordsAndAgents() {
        assertThat(names()).containsExactly("billing-sandbox-key", "mail-password", "registry-token");
        assertThat(model.headlineProperty().get()).isEqualTo("3 secrets");
        model.filterProperty().set("agent:slash");
        assertThat(names()).containsExactly("registry-token");
        model.filterProperty().set("key");
        assertThat(names()).containsExactly("billing-sandbox-key");
        model.filterProperty().set("colour:red");
        assertThat(model.problemProperty().get()).isNotEmpty();
    }

    @Test
    void theSelectedOneShowsWhoReadIt() {
        select("registry-token");
        assertThat(model.reads()).hasSize(2);
        select("mail-password");
        assertThat(model.reads()).isEmpty();
    }

    @Test
    void aNewSecretIsKeptSealedAndSelected() {
        model.begin(Kind.KEEP);
        form.nameProperty().set("deploy-key");
        form.submit(typed("adjk2"));
        assertThat(controlPlane.secrets().kept(new SecretName("deploy-key"))).isEqualTo("adjk2");
        assertThat(model.selected().orElseThrow().name().value()).isEqualTo("deploy-key");
        assertThat(model.writingProperty().get()).isFalse();
        assertThat(names()).contains("deploy-key");
    }

    @Test
    void aNameThatIsTakenOrNoneIsRefusedBeforeAnythingIsSent() {
        model.begin(Kind.KEEP);
        form.nameProperty().set("registry-token");
        assertThat(form.complete()).isFalse();
        assertThat(form.problemProperty().get())
                .isEqualTo("There is a secret of that name; give that one a new version.");
        form.nameProperty().set("Not A Name");
        assertThat(form.complete()).isFalse();
        assertThat(form.problemProperty().get()).startsWith("A secret's name is");
    }

    @Test
    void aNewVersionIsKeptForTheSelectedOne() {
        select("mail-password");
        model.begin(Kind.VERSION);
        form.submit(typed("second"));
        assertThat(model.selected().flatMap(Secret::current).orElseThrow().number())
                .isEqualTo(2);
    }

    @Test
    void whatIsTypedIsWipedWhenItCannotBeKept() {
        controlPlane.secrets().be(Broker.State.LOCKED);
        select("mail-password");
        model.begin(Kind.VERSION);
        SecretValue value = SecretValue.typed("second".toCharArray());
        form.submit(Optional.of(value));
        assertThat(form.problemProperty().get()).startsWith("The broker is locked");
        assertThat(model.writingProperty().get()).isTrue();
        assertThatThrownBy(value::characters).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsTypedInVainWhileTheBrokerIsClosed() {
        select("mail-password");
        controlPlane.secrets().be(Broker.State.LOCKED);
        model.load();
        model.begin(SecretFormViewModel.Kind.VERSION);
        assertThat(form.kindProperty().get()).isEqualTo(SecretFormViewModel.Kind.UNLOCK);
        controlPlane.secrets().be(Broker.State.UNSET);
        model.load();
        model.begin(SecretFormViewModel.Kind.KEEP);
        assertThat(form.kindProperty().get()).isEqualTo(SecretFormViewModel.Kind.FIRST_PASSPHRASE);
        controlPlane.secrets().be(Broker.State.OPEN);
        model.load();
        model.begin(SecretFormViewModel.Kind.KEEP);
        assertThat(form.kindProperty().get()).isEqualTo(SecretFormViewModel.Kind.KEEP);
    }

    @Test
    void anAgentIsLetInAndOutAgain() {
        select("mail-password");
        model.begin(Kind.GIVE);
        assertThat(form.complete()).isFalse();
        form.agentProperty().set("slash");
        form.purposeProperty().set("to send invoices");
        form.submit(Optional.empty());
        Grant grant = model.selected().orElseThrow().grants().getFirst();
        assertThat(grant.purpose()).isEqualTo("to send invoices");
        assertThat(grant.project()).isNull();
        model.withdraw(grant);
        assertThat(model.selected().orElseThrow().grants().getFirst().live()).isFalse();
    }

    @Test
    void whatCannotBeUndoneNeedsTheName() {
        select("registry-token");
        model.begin(Kind.END, 2);
        form.submit(Optional.empty());
        assertThat(form.problemProperty().get()).isEqualTo("Type the name “registry-token” to go on.");
        form.confirmationProperty().set("registry-token");
        form.submit(Optional.empty());
        assertThat(controlPlane.secrets().find(REGISTRY).orElseThrow().versions())
                .filteredOn(version -> !version.live())
                .hasSize(2);
        model.begin(Kind.REMOVE);
        form.confirmationProperty().set("registry-token");
        form.submit(Optional.empty());
        assertThat(names()).doesNotContain("registry-token");
        assertThat(model.selected()).isEmpty();
    }

    @Test
    void aValueIsSeenForTwentySecondsAndThenWiped() {
        select("registry-token");
        model.reveal();
        assertThat(visible()).isEqualTo("value 3");
        SecretValue value =
                Objects.requireNonNull(model.timer().shownProperty().get()).value();
        time.pass(Duration.ofSeconds(19));
        assertThat(visible()).isEqualTo("value 3");
        time.pass(Duration.ofSeconds(1));
        assertThat(model.timer().shownProperty().get()).isNull();
        assertThatThrownBy(value::characters).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aValueIsHiddenByLeavingBySelectingAnotherAndByAskingAgain() {
        select("registry-token");
        model.reveal();
        model.deactivate();
        assertThat(model.timer().shownProperty().get()).isNull();
        model.reveal();
        select("mail-password");
        assertThat(model.timer().shownProperty().get()).isNull();
        model.reveal();
        model.reveal();
        assertThat(model.timer().shownProperty().get()).isNull();
    }

    @Test
    void whoMayNotSeeItIsToldSo() {
        select("registry-token");
        controlPlane
                .secrets()
                .failWith(new ControlPlaneException(Category.FORBIDDEN, "forbidden", "you may not reveal secrets"));
        model.reveal();
        assertThat(model.problemProperty().get()).isEqualTo("You may not reveal secrets. Ask the fleet's owner.");
    }

    @Test
    void theBrokerIsLockedUnlockedAndGivenAnotherPassphrase() {
        model.begin(Kind.PASSPHRASE);
        form.submit(typed("correct horse battery"));
        assertThat(controlPlane.secrets().passphrase()).isEqualTo("correct horse battery");
        model.lock();
        assertThat(model.open()).isFalse();
        model.begin(Kind.UNLOCK);
        form.submit(typed("wrong"));
        assertThat(form.problemProperty().get()).startsWith("That is not the passphrase.");
        form.submit(typed("correct horse battery"));
        assertThat(model.open()).isTrue();
    }
}
