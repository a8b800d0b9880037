package dev.missioncontrol.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DataDirectoryTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void eachPlatformHasItsPlace() {
        assertThat(root("Linux", Map.of())).isEqualTo(HOME.resolve(".local/share/mission-control"));
        assertThat(root("Linux", Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data/mission-control"));
        assertThat(root("Mac OS X", Map.of())).isEqualTo(HOME.resolve("Library/Application Support/Mission Control"));
        assertThat(root("Windows 11", Map.of("APPDATA", "/roaming"))).isEqualTo(Path.of("/roaming/Mission Control"));
    }

    @Test
    void aMachineWithoutADisplayIsKnown() {
        assertThat(Display.present("Linux", Map.of())).isFalse();
        assertThat(Display.present("Linux", Map.of("DISPLAY", ""))).isFalse();
        assertThat(Display.present("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(Display.present("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isTrue();
        assertThat(Display.present("Mac OS X", Map.of())).isTrue();
    }

    private static Path root(String system, Map<String, String> environment) {
        return DataDirectory.ofPlatform(system, HOME, environment).root();
    }
}
