package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the class path of an everyday command. */
final class ClassPathTest {
    private static final int JARS_MAX = 10;
    private static final String[] FORBIDDEN = {
        "h2", "postgresql", "jdbi3", "flyway", "lucene", "helidon", "core", "server", "offline"
    };

    /** Returns the names of jars; a module of this build that is not packaged yet is named by its directory. */
    private static List<String> libraries() throws IOException {
        String classPath = Files.readString(Path.of("target", "class-path")).strip();
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> entry.replaceFirst("/target/classes$", "").replaceFirst(".*/(mission-control-)?", ""))
                .toList();
    }

    @Test
    void everydayCommandsStandOnTheApiAlone() throws IOException {
        assertThat(libraries())
                .hasSizeLessThan(JARS_MAX) // the command line itself is one more
                .anyMatch(name -> name.startsWith("api"))
                .noneMatch(name -> Arrays.stream(FORBIDDEN).anyMatch(name::startsWith));
    }
}
