package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;
import java.util.Set;

/** Allows failures of any kind to be caught in a few named classes only. */
final class DoorRules {
    private static final String UNDOES = "closes what it has opened and throws on";
    private static final String GOES_ON = "a loop that a defect must not end";

    /**
     * {@code Throwable} is left to Checkstyle, because the compiler generates it for every try-with-resources
     * statement.
     */
    private static final Set<String> WIDE =
            Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    /** The allowed classes with their reasons. A name that is no longer needed fails the test as well. */
    private static final Map<String, String> DOORS = Map.ofEntries(
            Map.entry("console.fx.Background", "hands a call's failure to the callback that waits for it"),
            Map.entry("console.shell.LiveFeed", GOES_ON),
            Map.entry("core.Core", UNDOES),
            Map.entry("core.guard.GuardWatch", "forgets what a failed step has half counted and throws on"),
            Map.entry("core.loop.Ticker", GOES_ON),
            Map.entry("core.search.EventIndex", "gives up an index that may be half written and throws on"),
            Map.entry("core.store.write.BatchRunner", "answers every command of a batch, whatever became of it"),
            Map.entry("core.store.write.Job", "an error undoes the batch like any failure"),
            Map.entry("core.store.write.WriterConnection", UNDOES),
            Map.entry("core.store.Store", "reads once more when the database says that it has gone"),
            Map.entry("core.store.write.Writer", "answers a command run on its caller's thread and takes no more"),
            Map.entry("core.store.nodes.ConnectionThread", GOES_ON),
            Map.entry("desktop.CompactAtStart", "shows the failure and lets the start go on"),
            Map.entry("desktop.Laptop", UNDOES),
            Map.entry("runtime.loop.Loop", GOES_ON),
            Map.entry("server.http.Dispatcher", "answers each request, with a problem where it failed"));

    @ArchTest
    static void failuresOfAnyKindAreCaughtInNamedDoors(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(DoorRules::catchesAnything)
                        .map(DoorRules::outermost)
                        .distinct())
                .as("classes that catch failures of any kind")
                .containsExactlyInAnyOrderElementsOf(DOORS.keySet());
    }

    private static boolean catchesAnything(JavaClass type) {
        return type.getCodeUnits().stream()
                .flatMap(unit -> unit.getTryCatchBlocks().stream())
                .map(TryCatchBlock::getCaughtThrowables)
                .anyMatch(caught -> caught.stream().map(JavaClass::getName).anyMatch(WIDE::contains));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass()
                .map(DoorRules::outermost)
                .orElseGet(() -> type.getName().substring("dev.missioncontrol.".length()));
    }
}
