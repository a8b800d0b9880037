package dev.missioncontrol.console.needs;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.IdempotencyKey;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.asks.Asks;
import dev.missioncontrol.api.asks.Reply;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretCommand;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.fx.Background;
import dev.missioncontrol.console.fx.Time;
import dev.missioncontrol.console.secrets.SecretSealer;
import dev.missioncontrol.console.undo.CommandSender;
import dev.missioncontrol.console.undo.Undo;
import dev.missioncontrol.console.words.Failure;
import dev.missioncontrol.console.words.Stale;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * Submits commands on asks. Each waits in {@link Undo} first; until it is sent the list shows the state that it will
 * lead to. Confined to the JavaFX thread.
 */
public final class AskCommands {
    private static final int PURPOSE_MAX = 512;
    private static final int NEED_SHOWN = 60;

    private final Asks asks;
    private final Secrets secrets;
    private final Background background;
    private final SecretSealer secretSealer;
    private final Undo undo;
    private final CommandSender sender;
    private final ObservableMap<AskId, String> expected = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private Consumer<Ask> changed = ask -> {};
    private Consumer<Ask> decided = ask -> {};

    /** Explains why a command was not accepted, for the ask it was meant for. */
    public record Notice(AskId ask, String sentence) {}

    /** Names the agent whose work may read a secret that answers an ask; {@code project} narrows the grant. */
    public record Grantee(AgentName agent, @Nullable String project) {}

    AskCommands(ControlPlane controlPlane, Background background, Time time, Undo undo) {
        this.asks = controlPlane.asks();
        this.secrets = controlPlane.secrets();
        this.background = background;
        this.secretSealer = new SecretSealer(secrets);
        this.undo = undo;
        this.sender = new CommandSender(background, time);
    }

    /**
     * Registers listeners: one for an ask as it is now, one for an ask that was decided, so that the next one can be
     * shown.
     */
    void onChanged(Consumer<Ask> whenChanged, Consumer<Ask> whenDecided) {
        changed = whenChanged;
        decided = whenDecided;
    }

    /** Holds the outcomes that will become true unless the operator undoes them, as one word for the row. */
    public ObservableMap<AskId, String> expected() {
        return expected;
    }

    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty savingProperty() {
        return sender.savingProperty();
    }

    void answer(Ask ask, Reply reply) {
        String words = "Answer “" + shown(ask) + "”: " + cut(reply.inWords());
        command(ask, words, "answered", new AskCommand.Answer(reply));
    }

    void snooze(Ask ask, Instant until, String howLong) {
        command(ask, "Snooze “" + shown(ask) + "” " + howLong, "snoozed", new AskCommand.Snooze(until));
    }

    void wake(Ask ask) {
        IdempotencyKey key = IdempotencyKey.random();
        send(ask, () -> asks.submit(ask.id(), new AskCommand.Wake(), ask.version(), key));
    }

    void withdraw(Ask ask, String reason) {
        command(ask, "Withdraw “" + shown(ask) + "”", "withdrawn", new AskCommand.Withdraw(reason));
    }

    /** Seals the value at once; storing it, granting it and answering with its name are held back together. */
    void answerWithSecret(Ask ask, SecretName name, SecretValue value, @Nullable Grantee grantee) {
        notice.set(null);
        background.run(
                () -> secretSealer.value(name, value),
                kept -> hold(
                        ask,
                        "Keep " + name + " and answer “" + shown(ask) + "” with it",
                        "answered",
                        keepAndAnswer(ask, name, kept, grantee)),
                problem -> notice.set(new Notice(ask.id(), Failure.of(problem).sentence())));
    }

    /** Each step has an idempotency key of its own, so that the whole sequence can be retried. */
    private Callable<AskOutcome> keepAndAnswer(Ask ask, SecretName name, Sealed value, @Nullable Grantee grantee) {
        IdempotencyKey keep = IdempotencyKey.random();
        IdempotencyKey give = IdempotencyKey.random();
        IdempotencyKey answer = IdempotencyKey.random();
        return () -> {
            Secret kept = secrets.submit(name, new SecretCommand.Keep(value), keep);
            if (grantee != null) {
                grant(name, grantee, ask, give);
            }
            int version = kept.versions().getLast().number();
            Reply reply = new Reply.SecretReference(name.value(), version);
            return asks.submit(ask.id(), new AskCommand.Answer(reply), ask.version(), answer);
        };
    }

    private void grant(SecretName name, Grantee grantee, Ask ask, IdempotencyKey key) {
        String need = VisibleText.line(ask.need());
        String purpose = need.length() > PURPOSE_MAX ? need.substring(0, PURPOSE_MAX) : need;
        try {
            secrets.submit(name, new SecretCommand.Give(grantee.agent(), grantee.project(), purpose), key);
        } catch (ControlPlaneException e) {
            if (!e.type().equals("already-granted")) {
                throw e;
            }
        }
    }

    private void command(Ask ask, String words, String leadsTo, AskCommand command) {
        IdempotencyKey key = IdempotencyKey.random();
        hold(ask, words, leadsTo, () -> asks.submit(ask.id(), command, ask.version(), key));
    }

    private void hold(Ask ask, String words, String leadsTo, Callable<AskOutcome> command) {
        notice.set(null);
        undo.hold(words, () -> send(ask, command), () -> expected.remove(ask.id()));
        expected.put(ask.id(), leadsTo);
        decided.accept(ask);
    }

    private void send(Ask ask, Callable<AskOutcome> command) {
        sender.send(command, outcome -> done(ask, outcome), problem -> {
            expected.remove(ask.id());
            notice.set(new Notice(ask.id(), Failure.of(problem).sentence()));
        });
    }

    private void done(Ask ask, AskOutcome outcome) {
        expected.remove(ask.id());
        switch (outcome) {
            case AskOutcome.Accepted(Ask now) -> changed.accept(now);
            case AskOutcome.Fenced fenced ->
                notice.set(new Notice(ask.id(), "Nothing was changed: the item has moved on."));
            case AskOutcome.Stale(Ask current, Actor by) -> {
                notice.set(new Notice(ask.id(), Stale.sentence("ask", Stale.word(current.state()), by)));
                changed.accept(current);
            }
            case AskOutcome.Refused(String type, String why, Ask now, var item) -> {
                String sentence = VisibleText.line(why);
                notice.set(new Notice(ask.id(), sentence.endsWith(".") ? sentence : sentence + "."));
                if (now != null) {
                    changed.accept(now);
                }
            }
        }
    }

    private static String shown(Ask ask) {
        return cut(ask.need());
    }

    private static String cut(String text) {
        String line = VisibleText.line(text);
        return line.length() > NEED_SHOWN ? line.substring(0, NEED_SHOWN) + "…" : line;
    }
}
