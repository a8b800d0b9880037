package dev.missioncontrol.desktop.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.missioncontrol.desktop.support.Leftovers;
import dev.missioncontrol.runtime.process.CommandLookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README and the manual to the programs: their commands run, their links lead somewhere. */
final class ManualTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path MANUAL = ROOT.resolve("docs/manual");
    private static final int README_LINES_MAX = 150;
    private static final List<String> TOOLS = List.of("bash", "curl", "git", "jq", "openssl", "tmux");

    /** What is needed by other pages comes first; the rest is in the manual's own order. */
    private static final List<String> ORDER = List.of(
            "server",
            "http",
            "runtimes",
            "install",
            "command-line",
            "classic-clients",
            "asks",
            "backlog",
            "agents",
            "tokens",
            "secrets",
            "audit",
            "backup",
            "metrics",
            "../../README");

    /** Pages and how many of their blocks are only read: they build, need another machine or a database of the reader's. */
    private static final Map<String, Long> ONLY_READ =
            Map.of("README", 2L, "install", 2L, "server", 2L, "runtimes", 1L);

    private static List<ManualPage> pages() throws IOException {
        try (Stream<Path> files = Files.list(MANUAL)) {
            return Stream.concat(files, Stream.of(ROOT.resolve("README.md")))
                    .map(ManualPage::read)
                    .toList();
        }
    }

    @Test
    void theReadmeIsShort() {
        assertThat(ManualPage.read(ROOT.resolve("README.md")).lines()).hasSizeLessThan(README_LINES_MAX);
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        assertThat(pages())
                .flatExtracting(page -> page.links().stream()
                        .filter(link -> !Files.exists(page.file().resolveSibling(link)))
                        .map(link -> page.file() + ": " + link)
                        .toList())
                .isEmpty();
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        assertThat(ManualPage.read(MANUAL.resolve("README.md")).links())
                .containsAll(pages().stream()
                        .filter(page -> !page.name().equals("README"))
                        .map(page -> page.name() + ".md")
                        .toList());
    }

    @Test
    void blocksThatAreOnlyReadStayTheException() throws IOException {
        Map<String, Long> read = new TreeMap<>();
        for (ManualPage page : pages()) {
            assertThat(page.marks()).as(page.name()).isSubsetOf("sh", "sh serve", "sh start", "console");
            long count = page.marks().stream().filter("console"::equals).count();
            read.merge(page.name(), count, Long::sum);
        }
        read.values().removeIf(count -> count == 0);
        assertThat(read).containsExactlyInAnyOrderEntriesOf(ONLY_READ);
    }

    @Test
    void everyPageWithCommandsIsRun() throws IOException {
        assertThat(pages())
                .filteredOn(page -> page.marks().stream().anyMatch(mark -> mark.startsWith("sh")))
                .extracting(page -> page.file().normalize())
                .containsExactlyInAnyOrderElementsOf(ORDER.stream()
                        .map(name -> MANUAL.resolve(name + ".md").normalize())
                        .toList());
    }

    @Test
    void everyCommandRunsAsPrinted(@TempDir Path home) throws Exception {
        for (String tool : TOOLS) {
            assumeTrue(CommandLookup.onPath(tool, System.getenv()).isPresent(), tool + " is not installed");
        }
        try (ManualReader reader = new ManualReader(home)) {
            for (String name : ORDER) {
                ManualPage page = ManualPage.read(MANUAL.resolve(name + ".md"));
                ManualReader.Reading reading = reader.read(page);
                assertThat(reading.code())
                        .as(page.file() + "\n" + reading.output())
                        .isZero();
            }
            assertThat(reader.ended()).isEmpty();
        } finally {
            Leftovers.endRuntime(home.resolve("mission-control-runtime"));
        }
    }
}
