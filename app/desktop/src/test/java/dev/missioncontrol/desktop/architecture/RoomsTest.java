package dev.missioncontrol.desktop.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** Keeps features apart: they use each other only along the edges listed here. */
@AnalyzeClasses(packages = "dev.missioncontrol", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {
    private static final Rooms CORE = new Rooms(
            "core",
            Set.of(
                    "base",
                    "idempotency",
                    "keys",
                    "ledger",
                    "log",
                    "loop",
                    "policy",
                    "proof",
                    "replay",
                    "search",
                    "store",
                    "time"),
            Set.of("access", "agents", "asks", "audit", "backlog", "backup", "guard", "inbox", "reports", "secrets"),
            Map.of(
                    "agents → inbox", "work is given back, and agents are paused where items are claimed",
                    "asks → inbox", "an ask suspends and resumes items",
                    "audit → backup", "a backup is ordered and read through the audit trail of the port",
                    "backlog → inbox", "an issue shows the items about it",
                    "reports → inbox", "a classic client is seen when it reports",
                    "secrets → inbox", "only a live lease opens a secret"));

    private static final Rooms SERVER = new Rooms(
            "server",
            Set.of("http", "metrics", "openapi"),
            Set.of("access", "agents", "asks", "audit", "backlog", "guard", "inbox", "reports", "secrets"),
            Map.of());

    private static final Rooms CONSOLE = new Rooms(
            "console",
            Set.of("cells", "filter", "fx", "keys", "lists", "palette", "settings", "shell", "undo", "words"),
            Set.of("agents", "audit", "backlog", "inbox", "needs", "secrets"),
            Map.of("needs → secrets", "an ask for a secret is answered in the same field that keeps one"));

    @ArchTest
    static void featuresOfTheCoreKnowOnlyTheirNeighbours(JavaClasses classes) {
        CORE.check(classes);
    }

    @ArchTest
    static void featuresOfTheServerKnowNoOther(JavaClasses classes) {
        SERVER.check(classes);
    }

    @ArchTest
    static void sharedRoomsOfTheServerKnowNoFeature(JavaClasses classes) {
        SERVER.checkShared(
                classes,
                Set.of("api", "core"),
                Map.of(
                        "http → core.access", "a request is let in by its token",
                        "metrics → api.asks", "asks are counted",
                        "metrics → core.agents", "runtimes are counted",
                        "metrics → core.inbox", "items are counted"));
    }

    @ArchTest
    static void viewsOfTheConsoleKnowOnlyTheirNeighbours(JavaClasses classes) {
        CONSOLE.check(classes);
    }

    @ArchTest
    static final ArchRule noCyclesInTheApi =
            slices().matching("dev.missioncontrol.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheCore =
            slices().matching("dev.missioncontrol.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheInbox =
            slices().matching("dev.missioncontrol.core.inbox.(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheStore =
            slices().matching("dev.missioncontrol.core.store.(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theLifeOfAnItemKnowsNoStorage = noClasses()
            .that()
            .resideInAPackage("dev.missioncontrol.core.inbox.lifecycle")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.missioncontrol.core.store..",
                    "dev.missioncontrol.core.inbox.items",
                    "dev.missioncontrol.core.inbox.queue",
                    "dev.missioncontrol.core.inbox"))
            .because("what follows from a command is decided by looking at the item alone");

    @ArchTest
    static final ArchRule noCyclesInTheServer =
            slices().matching("dev.missioncontrol.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheRuntime =
            slices().matching("dev.missioncontrol.runtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheConsole =
            slices().matching("dev.missioncontrol.console.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheCommandLine =
            slices().matching("dev.missioncontrol.cli.(*)..").should().beFreeOfCycles();
}
