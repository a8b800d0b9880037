package dev.missioncontrol.core.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The simulation finds planted bugs: a few of them here, all of them with {@code ./mvnw -q -Pmutants}. */
final class MutantsTest {
    private static final long SEEDS_MAX = 10_000;
    private static final List<String> QUICK = List.of(
            "a stale epoch is not fenced",
            "a repeated key is a new command",
            "an answered item is offered to everybody at once");

    @TempDir
    Path directory;

    @Test
    void everyMutantStillFitsTheSourcesAndCompiles() {
        assertThat(Catalogue.all())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(mutant -> assertThat(Compiler.compile(mutant)).containsKey(mutant.className()));
    }

    @Test
    void aFewMutantsAreFoundSoon() {
        List<Hunt.Found> found = Catalogue.all().stream()
                .filter(mutant -> QUICK.contains(mutant.breaks()))
                .map(mutant -> hunt(mutant, 100))
                .toList();
        assertThat(found)
                .hasSameSizeAs(QUICK)
                .allSatisfy(one -> assertThat(one.seed()).isPresent());
    }

    @Test
    @EnabledIfSystemProperty(named = "mission.mutants", matches = "all")
    void everyMutantIsFound() throws InterruptedException {
        ConcurrentLinkedQueue<Mutant> waiting = new ConcurrentLinkedQueue<>(Catalogue.all());
        ConcurrentLinkedQueue<Hunt.Found> found = new ConcurrentLinkedQueue<>();
        List<Thread> hunters = List.of(hunter(waiting, found), hunter(waiting, found));
        for (Thread hunter : hunters) {
            hunter.join();
        }
        assertThat(found)
                .hasSameSizeAs(Catalogue.all())
                .allSatisfy(one -> assertThat(one.seed()).isPresent());
    }

    private Thread hunter(ConcurrentLinkedQueue<Mutant> waiting, ConcurrentLinkedQueue<Hunt.Found> found) {
        return Thread.ofPlatform().start(() -> {
            for (Mutant mutant = waiting.poll(); mutant != null; mutant = waiting.poll()) {
                Hunt.Found one = hunt(mutant, SEEDS_MAX);
                found.add(one);
                print(one);
            }
        });
    }

    private static void print(Hunt.Found one) {
        String how = one.how().lines().findFirst().orElse("").replaceFirst("^seed \\d+ broke ", "");
        System.out.printf(
                "%-55s | %6s | %s%n",
                one.mutant().breaks(),
                one.seed().map(Object::toString).orElse("-"),
                how.replaceFirst(" at PT[^,]*, ", " | ").replaceFirst(": .*", ""));
    }

    private Hunt.Found hunt(Mutant mutant, long seedsMax) {
        try {
            return Hunt.hunt(mutant, Files.createTempDirectory(directory, "hunt"), seedsMax);
        } catch (IOException e) {
            throw new UncheckedIOException("make a directory for a hunt", e);
        }
    }
}
