package dev.missioncontrol.desktop.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Lists the modules, and the libraries that each may use. */
@AnalyzeClasses(packages = "dev.missioncontrol", importOptions = ImportOption.DoNotIncludeTests.class)
final class ModulesTest {
    private static final String OURS = "dev.missioncontrol..";
    private static final String API = "dev.missioncontrol.api..";
    private static final String CORE = "dev.missioncontrol.core..";
    private static final String OFFLINE = "dev.missioncontrol.offline..";
    private static final String SERVER = "dev.missioncontrol.server..";
    private static final String RUNTIME = "dev.missioncontrol.runtime..";
    private static final String CONSOLE = "dev.missioncontrol.console..";
    private static final String CLI = "dev.missioncontrol.cli..";
    private static final String DESKTOP = "dev.missioncontrol.desktop..";

    @ArchTest
    static final ArchRule apiKnowsNothingOfOurs =
            onlyOurs(API, API).because("the api is the language that everybody speaks");

    @ArchTest
    static final ArchRule coreKnowsTheApi = onlyOurs(CORE, API, CORE).because("the core works without any face");

    @ArchTest
    static final ArchRule offlineKnowsCoreAndApi =
            onlyOurs(OFFLINE, API, CORE, OFFLINE).because("the commands on a closed data directory need no server");

    @ArchTest
    static final ArchRule serverKnowsCoreOfflineAndApi = onlyOurs(SERVER, API, CORE, OFFLINE, SERVER)
            .because("the server is a face of control planes and nothing else");

    @ArchTest
    static final ArchRule runtimeKnowsTheApi =
            onlyOurs(RUNTIME, API, RUNTIME).because("a runtime reaches the control plane through the port alone");

    @ArchTest
    static final ArchRule consoleKnowsTheApi =
            onlyOurs(CONSOLE, API, CONSOLE).because("what the console can do locally it can do remotely");

    @ArchTest
    static final ArchRule theCommandLineKnowsTheApi = onlyOurs(CLI, API, CLI)
            .because("it asks through the port; what opens a closed data directory is found when it is started");

    @ArchTest
    static final ArchRule nobodyKnowsTheCommandLine = noClasses()
            .that(resideOutsideOfPackages(CLI))
            .should()
            .dependOnClassesThat(resideInAPackage(CLI))
            .because("what it does anybody can do through the port");

    @ArchTest
    static final ArchRule nobodyKnowsTheDesktop = noClasses()
            .that(resideOutsideOfPackages(DESKTOP))
            .should()
            .dependOnClassesThat(resideInAPackage(DESKTOP))
            .because("it is the composition root of the laptop, and nothing but that");

    @ArchTest
    static final ArchRule apiIsFreeOfDatabasesServersAndScreens = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "org.h2..",
                    "org.jdbi..",
                    "org.flywaydb..",
                    "io.helidon..",
                    "javafx.."))
            .because("every program of ours carries the api");

    @ArchTest
    static final ArchRule screensOnlyInTheApp = noClasses()
            .that(resideOutsideOfPackages(CONSOLE, DESKTOP))
            .should()
            .dependOnClassesThat(resideInAPackage("javafx.."))
            .because("a server and a runtime have no screen");

    @ArchTest
    static final ArchRule helidonOnlyInTheServer = noClasses()
            .that(resideOutsideOfPackages(SERVER))
            .should()
            .dependOnClassesThat(resideInAPackage("io.helidon.."))
            .because("HTTP is one room's business");

    private static ArchRule onlyOurs(String module, String... known) {
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackages(OURS).or(resideInAnyPackage(known)));
    }
}
