package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A rehearsal that breaks off would go unnoticed: commands would only start a little later. */
final class RehearsalTest {
    @Test
    void everyAnswerIsOneThatACommandCanRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Rehearsal.run(out)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("owner:fleet", "\"whoAmI\"");
    }
}
