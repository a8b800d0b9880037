package dev.missioncontrol.desktop.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** The rooms within modules: features look at each other only along the edges that are written here. */
@AnalyzeClasses(packages = "dev.missioncontrol", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {
    private static final String[] FEATURES = {
        "inbox", "asks", "agents", "reports", "backlog", "secrets", "access", "audit"
    };

    @ArchTest
    static final ArchRule inboxLooksAtNoFeature = looksOnlyAt("inbox");

    @ArchTest
    static final ArchRule asksLookOnlyAtTheInbox = looksOnlyAt("asks", "inbox");

    @ArchTest
    static final ArchRule agentsLookOnlyAtTheInbox = looksOnlyAt("agents", "inbox");

    @ArchTest
    static final ArchRule reportsLookOnlyAtTheInbox = looksOnlyAt("reports", "inbox");

    @ArchTest
    static final ArchRule backlogLooksOnlyAtTheInbox = looksOnlyAt("backlog", "inbox");

    @ArchTest
    static final ArchRule secretsLookOnlyAtTheInbox = looksOnlyAt("secrets", "inbox");

    @ArchTest
    static final ArchRule accessLooksAtNoFeature = looksOnlyAt("access");

    @ArchTest
    static final ArchRule auditLooksAtNoFeature = looksOnlyAt("audit");

    @ArchTest
    static final ArchRule sharedRoomsOfTheCoreHoldNoFeatures = noClasses()
            .that(resideInAnyPackage(rooms("core", "log", "store", "idempotency", "keys", "loop", "policy")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(rooms("core", FEATURES)))
            .because("a shared room that knows a feature is that feature's room");

    @ArchTest
    static final ArchRule noCyclesInTheApi =
            slices().matching("dev.missioncontrol.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheCore =
            slices().matching("dev.missioncontrol.core.(*)..").should().beFreeOfCycles();

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

    private static ArchRule looksOnlyAt(String feature, String... allowed) {
        String[] others = Arrays.stream(FEATURES)
                .filter(other -> !other.equals(feature))
                .filter(other -> !Arrays.asList(allowed).contains(other))
                .toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage("dev.missioncontrol.core." + feature + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(rooms("core", others)))
                .because("features look at each other only along the edges of the design")
                .allowEmptyShould(true); // a feature that is not built yet has no classes
    }

    private static String[] rooms(String module, String... names) {
        return Arrays.stream(names)
                .map(name -> "dev.missioncontrol." + module + "." + name + "..")
                .toArray(String[]::new);
    }
}
