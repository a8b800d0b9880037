package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.Grant;
import dev.missioncontrol.api.secrets.Secret;
import dev.missioncontrol.api.secrets.SecretLease;
import dev.missioncontrol.api.secrets.SecretRead;
import dev.missioncontrol.api.secrets.SecretVersion;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.words.Fact;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.Sign;
import dev.missioncontrol.console.words.TimeMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Builds the parts of the secrets view from data: facts, versions, grants and reads. */
final class SecretDetailNodes {
    private final SecretsViewModel model;

    SecretDetailNodes(SecretsViewModel model) {
        this.model = model;
    }

    static Sign sign(Broker broker) {
        return switch (broker.state()) {
            case OPEN -> new Sign("sign-completed", "broker open");
            case LOCKED -> Sign.held("broker locked");
            case UNSET -> new Sign("sign-waiting", "no passphrase yet");
        };
    }

    static String versions(Secret secret) {
        return secret.current()
                .map(current ->
                        "v" + current.number() + " of " + secret.versions().size())
                .orElse("none");
    }

    static String grants(Secret secret) {
        return secret.grants().stream()
                .filter(Grant::live)
                .map(grant -> VisibleText.line(grant.agent().value()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Names the reader: the agent for whose work the value was read, or the person. */
    static String reader(SecretRead read) {
        SecretLease lease = read.lease();
        return VisibleText.line(
                lease == null ? read.by().toString() : lease.agent().value());
    }

    static List<Fact> facts(Secret secret, Instant now, TimeMode mode) {
        Fact.Sheet sheet = new Fact.Sheet(now, mode)
                .add("Newest", versions(secret))
                .time("Changed", secret.changedAt())
                .time("Created", secret.createdAt());
        SecretRead last = secret.lastRead();
        return (last == null ? sheet.add("Last read", "never") : sheet.time("Last read", last.at())).facts();
    }

    List<Node> story(Secret secret, List<SecretRead> reads, Instant now, TimeMode mode) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(DetailNodes.heading("May be used by work of"));
        List<Grant> live = secret.grants().stream().filter(Grant::live).toList();
        live.forEach(grant -> grant(nodes, grant, now, mode));
        if (live.isEmpty()) {
            nodes.add(muted("Nobody yet. Until an agent's work may use it, no read is answered."));
        }
        nodes.add(DetailNodes.heading("Versions"));
        secret.versions().stream()
                .sorted(Comparator.comparingInt(SecretVersion::number).reversed())
                .forEach(version -> nodes.add(version(version, now, mode)));
        nodes.add(DetailNodes.heading("Reads"));
        reads.forEach(read -> nodes.add(read(read, now, mode)));
        if (reads.isEmpty()) {
            nodes.add(muted("Nobody has read it."));
        }
        if (!reads.isEmpty() && model.hasOlderReads()) {
            nodes.add(muted("These are the newest " + reads.size() + " reads; secrets reads lists them all."));
        }
        return nodes;
    }

    private void grant(List<Node> nodes, Grant grant, Instant now, TimeMode mode) {
        String where = grant.project() == null ? "any project" : "project " + grant.project();
        Label who = new Label(VisibleText.line(grant.agent().value() + " · " + where));
        who.setMinWidth(0);
        Button withdraw = quiet("Withdraw");
        withdraw.setOnAction(event -> model.withdraw(grant));
        nodes.add(DetailNodes.line(who, withdraw));
        Label purpose =
                muted(VisibleText.line(grant.purpose()) + " · " + grant.by() + ", " + mode.since(grant.at(), now));
        purpose.setTooltip(new Tooltip(mode.exact(grant.at())));
        nodes.add(purpose);
    }

    private Node version(SecretVersion version, Instant now, TimeMode mode) {
        Instant ended = version.endedAt();
        Label label = new Label("v" + version.number() + " · " + version.by() + ", " + mode.since(version.at(), now)
                + (ended == null ? "" : " · ended " + mode.since(ended, now)));
        label.setMinWidth(0);
        label.setTooltip(new Tooltip("SHA-256 of what lies at rest: " + version.digest()));
        if (ended != null) {
            label.getStyleClass().add("muted");
            return DetailNodes.line(label);
        }
        Button end = quiet("End");
        end.setOnAction(event -> model.begin(SecretFormViewModel.Kind.END, version.number()));
        return DetailNodes.line(label, end);
    }

    private static Node read(SecretRead read, Instant now, TimeMode mode) {
        SecretLease lease = read.lease();
        String what = lease == null
                ? "revealed to a person"
                : "for item " + lease.item().shortForm() + " on " + read.by()
                        + (lease.until().isAfter(now) ? ", lease ends " + mode.since(lease.until(), now) : "");
        Label label = new Label(reader(read) + " · v" + read.version() + " · " + mode.since(read.at(), now));
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(VisibleText.line(what) + ", " + mode.exact(read.at())));
        Label more = muted(VisibleText.line(what));
        return new VBox(label, more);
    }

    static String rotation(Broker broker) {
        return broker.toRewrap() == 0 ? "" : Numbers.count(broker.toRewrap(), "version") + " still under the older key";
    }

    private static Button quiet(String words) {
        Button button = new Button(words);
        button.getStyleClass().add("action-button");
        button.setFocusTraversable(false);
        return button;
    }

    private static Label muted(String text) {
        return DetailNodes.text(text, "muted");
    }
}
