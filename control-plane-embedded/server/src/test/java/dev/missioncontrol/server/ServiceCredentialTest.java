package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.ControlPlaneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServiceCredentialTest {
    @TempDir
    Path directory;

    private ServiceCredential credential() {
        return ServiceCredential.in(Map.of("CREDENTIALS_DIRECTORY", directory.toString()));
    }

    @Test
    void thereIsNoneWhereTheServiceManagerHandsNoneOver() {
        assertThat(ServiceCredential.in(Map.of()).find()).isEmpty();
        assertThat(credential().find()).isEmpty();
    }

    @Test
    void itIsTheBytesAsTheyAreAndNothingShorter() throws IOException {
        Path file = directory.resolve("mission-control-root-key");
        byte[] key = new byte[32];
        key[31] = 7;
        Files.write(file, key);
        assertThat(credential().find())
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(key));
        Files.write(file, new byte[31]);
        assertThatThrownBy(() -> credential().find())
                .isInstanceOfSatisfying(
                        ControlPlaneException.class, e -> assertThat(e.type()).isEqualTo("root-key"));
    }
}
