package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Features do not copy code from each other: what two of them need lies in a shared package. */
final class RepetitionTest {
    /** The longest run of identical lines that two packages may share; blank lines, comments and imports do not count. */
    private static final int LINES_MAX = 12;

    private record Place(Path file, int line) {
        Path directory() {
            return Objects.requireNonNull(file.getParent());
        }
    }

    private record Line(int number, String text) {}

    @Test
    void noTwoPackagesShareALongRunOfLines() throws IOException {
        Map<List<String>, Place> first = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (Path file : MainSources.all()) {
            List<Line> lines = lines(file);
            for (int start = 0; start + LINES_MAX < lines.size(); start++) {
                List<Line> run = lines.subList(start, start + LINES_MAX + 1);
                Place here = new Place(file, run.getFirst().number());
                Place there = first.putIfAbsent(run.stream().map(Line::text).toList(), here);
                if (there != null && !there.directory().equals(here.directory())) {
                    repeated.add(there + " and " + here);
                }
            }
        }
        assertThat(repeated)
                .as("runs of more than %s lines in two packages", LINES_MAX)
                .isEmpty();
    }

    private static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            if (!text.isEmpty() && !text.matches("(import|package) .*|/?\\*.*|//.*")) {
                lines.add(new Line(number, text));
            }
        }
        return lines;
    }
}
