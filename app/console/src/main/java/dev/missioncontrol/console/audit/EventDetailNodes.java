package dev.missioncontrol.console.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.audit.AuditEvent;
import dev.missioncontrol.api.audit.EventSentences;
import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.text.VisibleText;
import dev.missioncontrol.console.cells.Copying;
import dev.missioncontrol.console.cells.DetailNodes;
import dev.missioncontrol.console.cells.SignView;
import dev.missioncontrol.console.words.EventWords;
import dev.missioncontrol.console.words.Numbers;
import dev.missioncontrol.console.words.TimeMode;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Builds the parts of an event's detail from its data. */
final class EventDetailNodes {
    private static final double NAME_WIDTH = 64;

    private EventDetailNodes() {}

    static List<Node> of(AuditEvent event, TimeMode mode) {
        List<Node> nodes = new ArrayList<>();
        Label position = DetailNodes.mono("#" + Numbers.grouped(event.position().sequence()));
        position.getStyleClass().add("muted");
        SignView sign = new SignView();
        sign.show(EventWords.sign(event), VisibleText.line(event.type()));
        nodes.add(DetailNodes.line(sign, position));
        String action = EventSentences.of(event);
        String title =
                Character.toUpperCase(action.charAt(0)) + action.substring(1) + " · " + EventWords.subject(event);
        nodes.add(DetailNodes.text(title, "detail-title"));
        pair(nodes, "Time", mode.exact(event.at()));
        pair(nodes, "Actor", event.actor().toString());
        pair(nodes, "Subject", event.subject());
        pair(nodes, "Position", event.position() + ", type version " + event.version());
        json(nodes, "Data", event.data());
        String body = event.body();
        if (body != null) {
            json(nodes, "Private body", body);
        } else if (event.bodyDigest() != null) {
            nodes.add(DetailNodes.heading("Private body"));
            nodes.add(DetailNodes.text("Erased or not yours to see; its digest still proves what it was.", "muted"));
        }
        if (event.bodyDigest() != null) {
            pair(nodes, "Digest", event.bodyDigest());
        }
        pair(nodes, "Hash", event.hash());
        return nodes;
    }

    private static void pair(List<Node> nodes, String name, String value) {
        Label what = new Label(name);
        what.getStyleClass().add("fact-name");
        what.setMinWidth(NAME_WIDTH);
        HBox both = new HBox(8, what, DetailNodes.mono(value));
        both.setAlignment(Pos.CENTER_LEFT);
        both.setMinWidth(0);
        nodes.add(DetailNodes.line(both, Copying.button(value, name)));
    }

    private static void json(List<Node> nodes, String name, String json) {
        nodes.add(DetailNodes.line(DetailNodes.heading(name), Copying.button(json, name)));
        nodes.add(DetailNodes.text(indented(json), "code-block", "mono"));
    }

    /** Indents JSON for display only; the copy button copies the text that was hashed. */
    private static String indented(String json) {
        try {
            JsonNode tree = Json.tree(json);
            return tree.toPrettyString();
        } catch (IllegalArgumentException notJson) {
            return json;
        }
    }
}
