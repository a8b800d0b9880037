package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Guards the rehearsal: if it broke, commands would only start more slowly and no other test would fail. */
final class RehearsalTest {
    @Test
    void everyAnswerIsOneThatACommandCanRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Rehearsal.run(out)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("owner:fleet", "\"whoAmI\"");
    }
}
