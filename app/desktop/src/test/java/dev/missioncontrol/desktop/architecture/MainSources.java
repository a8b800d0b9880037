package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The main Java sources of every module, for rules that class files do not show. */
final class MainSources {
    private static final int DEPTH_OF_MODULES = 2;
    private static final int DEPTH_OF_SOURCES = 20;

    private MainSources() {}

    static List<Path> all() throws IOException {
        Path root = Path.of("../..");
        List<Path> modules = below(root, DEPTH_OF_MODULES, path -> Files.isDirectory(path.resolve("src/main/java")));
        Stream.Builder<Path> found = Stream.builder();
        for (Path module : modules) {
            below(
                            module.resolve("src/main/java"),
                            DEPTH_OF_SOURCES,
                            path -> path.toString().endsWith(".java"))
                    .forEach(found);
        }
        List<Path> sources = found.build().sorted().toList();
        assertThat(sources).as("sources under %s", root.toAbsolutePath()).hasSizeGreaterThan(500);
        return sources;
    }

    private static List<Path> below(Path root, int depth, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> paths = Files.walk(root, depth)) {
            return paths.filter(wanted).toList();
        }
    }
}
