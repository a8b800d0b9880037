package dev.missioncontrol.core.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.missioncontrol.core.log.Erased;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Removes erased texts from JSON that repeats them. */
final class BodyEraser {
    private BodyEraser() {}

    /** Replaces every field that has the name and value of one of the erased fields; changes the tree. */
    static void takeOut(JsonNode tree, JsonNode erased) {
        if (tree instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            for (Map.Entry<String, JsonNode> field : fields) {
                if (!field.getValue().equals(erased.get(field.getKey()))) {
                    takeOut(field.getValue(), erased);
                } else if (field.getValue().isTextual()) {
                    object.put(field.getKey(), Erased.TEXT);
                } else {
                    object.remove(field.getKey());
                }
            }
        } else {
            tree.forEach(child -> takeOut(child, erased));
        }
    }
}
