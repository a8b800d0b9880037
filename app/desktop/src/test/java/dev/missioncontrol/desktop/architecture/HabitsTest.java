package dev.missioncontrol.desktop.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Restricts habits that are allowed in one place only, or nowhere. */
@AnalyzeClasses(packages = "dev.missioncontrol", importOptions = ImportOption.DoNotIncludeTests.class)
final class HabitsTest {
    @ArchTest
    static final ArchTests limits = ArchTests.in(LimitRules.class);

    @ArchTest
    static final ArchTests doors = ArchTests.in(DoorRules.class);

    @ArchTest
    static final ArchRule sqlOnlyInStores = noClasses()
            .that(resideOutsideOfPackages("dev.missioncontrol.core.store..")
                    .and(DescribedPredicate.not(simpleNameEndingWith("Store")))
                    .and(DescribedPredicate.not(innerOf("Store"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("SQL has its rooms: the classes named Store");

    @ArchTest
    static final ArchRule processesStartInTwoPlaces = noClasses()
            .that(resideOutsideOfPackages("dev.missioncontrol.runtime.process..", "dev.missioncontrol.desktop.."))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(calls(Runtime.class, "exec"))
            .because("the control plane never executes code, and a runtime does it in one room");

    @ArchTest
    static final ArchRule oneDoorOntoTheFxThread = noClasses()
            .that(DescribedPredicate.not(simpleNameEndingWith("FxThread")))
            .should()
            .callMethodWhere(calls("javafx.application.Platform", "runLater"))
            .because("work comes back to the FX thread through one door");

    @ArchTest
    static final ArchRule theClockIsInjected = noClasses()
            .should()
            .callMethodWhere(calls(Instant.class, "now"))
            .orShould()
            .callMethodWhere(calls(LocalDateTime.class, "now"))
            .orShould()
            .callMethodWhere(calls(System.class, "currentTimeMillis"))
            .orShould()
            .callMethodWhere(calls(Clock.class, "systemUTC"))
            .because("tests move the clock");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(calls(Thread.class, "sleep"))
            .orShould()
            .callMethodWhere(calls(TimeUnit.class, "sleep"))
            .because("every wait can be woken and has a reason to end");

    @ArchTest
    static final ArchRule noStaticState = fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule nobodyAsksWhereARequestComesFrom = noClasses()
            .that()
            .haveSimpleNameNotContaining("LoginThrottle") // counts failed authentications
            .and()
            .haveSimpleNameNotContaining("TimedConnection") // passes on its argument
            .should()
            .callMethodWhere(describe(
                    "calls remotePeer",
                    call -> Set.of("remotePeer", "getRemoteAddress")
                            .contains(call.getTarget().getName())))
            .because("there is no 'local is trusted' branch");

    private static DescribedPredicate<JavaClass> innerOf(String suffix) {
        return describe(
                "inner class of a class named " + suffix,
                type -> type.getEnclosingClass()
                        .filter(outer -> outer.getSimpleName().endsWith(suffix))
                        .isPresent());
    }

    private static DescribedPredicate<JavaMethodCall> calls(Class<?> owner, String method) {
        return calls(owner.getName(), method);
    }

    private static DescribedPredicate<JavaMethodCall> calls(String owner, String method) {
        return describe(
                owner + "." + method + "()",
                call -> call.getTargetOwner().getName().equals(owner)
                        && call.getTarget().getName().equals(method));
    }
}
