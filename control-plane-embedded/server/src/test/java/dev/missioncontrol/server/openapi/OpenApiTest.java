package dev.missioncontrol.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.server.ControlPlaneServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Checks that the published document is the one that the code generates; {@code -Dmission.openapi=write} publishes a
 * new one.
 */
final class OpenApiTest {
    private static final Path PUBLISHED = Path.of("../../docs/openapi.json");

    @Test
    void thePublishedDocumentIsTheCurrentOne() throws IOException {
        String current = OpenApi.of(ControlPlaneServer.endpoints().rows()).toPrettyString() + "\n";
        if ("write".equals(System.getProperty("mission.openapi"))) {
            Files.writeString(PUBLISHED, current);
        }
        assertThat(PUBLISHED).as("run this test with -Dmission.openapi=write").hasContent(current);
    }
}
