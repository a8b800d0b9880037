package dev.missioncontrol.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.missioncontrol.api.Page;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemCounts;
import dev.missioncontrol.api.inbox.NewItem;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class SchemasTest {
    @Test
    void aPageOfItemsIsDescribedDownToItsIds() {
        Schemas schemas = new Schemas(false, UnaryOperator.identity());
        JsonNode page = schemas.of(new TypeReference<Page<InboxItem>>() {}.getType());
        JsonNode all = schemas.definitions();
        assertThat(page.path("$ref").asText()).isEqualTo("#/components/schemas/Page.InboxItem");
        JsonNode item = all.path("InboxItem");
        assertThat(item.path("properties").path("id").path("type").asText()).isEqualTo("string");
        assertThat(item.path("properties").path("createdAt").path("format").asText())
                .isEqualTo("date-time");
        assertThat(texts(item.path("required")))
                .contains("id", "labels", "createdAt")
                .doesNotContain("lease", "result");
        assertThat(all.path("Holder").path("oneOf")).hasSize(2);
        assertThat(all.path("Holder.ClassicHolder")
                        .path("properties")
                        .path("type")
                        .path("const")
                        .asText())
                .isEqualTo("classic-holder");
    }

    @Test
    void aRequestMayLeaveOutWhatHasADefaultAndAddNothing() {
        Schemas schemas = new Schemas(true, UnaryOperator.identity());
        schemas.of(NewItem.class);
        schemas.of(ItemCommand.class);
        JsonNode all = schemas.definitions();
        assertThat(texts(all.path("NewItem").path("required"))).containsExactlyInAnyOrder("agent", "title");
        assertThat(all.path("NewItem").path("additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(texts(all.path("ItemCommand.StartWork").path("required")))
                .containsExactlyInAnyOrder("epoch", "type");
    }

    @Test
    void countsAreAMap() {
        Schemas schemas = new Schemas(false, UnaryOperator.identity());
        schemas.of(ItemCounts.class);
        JsonNode all = schemas.definitions();
        assertThat(all.at("/ItemCounts/properties/byState/$ref").asText()).endsWith("/Map.ItemState");
        assertThat(all.path("Map.ItemState").at("/additionalProperties/type").asText())
                .isEqualTo("integer");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
