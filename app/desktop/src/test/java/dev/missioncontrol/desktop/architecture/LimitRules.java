package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps records and constructors small enough to be filled in by position. */
final class LimitRules {
    private static final int COMPONENTS_MAX = 9;
    private static final int PARAMETERS_MAX = 8;

    private static final String FLAT = "flat on the wire, and not grouped in Java yet";
    private static final String SERVICES = "what a feature shares, put together in one place";

    /** The larger ones with their reasons. A name that is no longer needed fails the test as well. */
    private static final Map<String, String> LARGE_RECORDS = Map.ofEntries(
            Map.entry("api.agents.AgentStatus", FLAT),
            Map.entry("api.agents.RuntimeStatus", FLAT),
            Map.entry("api.audit.AuditEvent", "one line of the log; its fields and their order are hashed"),
            Map.entry("api.backlog.Issue", FLAT),
            Map.entry("api.reports.AcpThread", FLAT),
            Map.entry("api.reports.AgentReport", FLAT),
            Map.entry("api.reports.SessionUsage", FLAT),
            Map.entry("api.reports.Violation", FLAT),
            Map.entry("core.CoreConfig", "every choice at the start, made in one place and changed by name"),
            Map.entry("core.BoundControlPlane", SERVICES),
            Map.entry("core.backup.Manifest", "the first line of a backup file, flat by its format"));

    private static final Map<String, String> LARGE_CONSTRUCTORS = Map.of();

    @ArchTest
    static void recordsHaveFewComponents(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> components(type).size() > COMPONENTS_MAX)
                        .map(LimitRules::name))
                .as("records with more than %s components", COMPONENTS_MAX)
                .containsExactlyInAnyOrderElementsOf(LARGE_RECORDS.keySet());
    }

    @ArchTest
    static void constructorsHaveFewParameters(JavaClasses classes) {
        assertThat(classes.stream()
                        .flatMap(type -> type.getConstructors().stream())
                        .filter(made -> parameters(made) > PARAMETERS_MAX && !canonical(made))
                        .map(made -> name(made.getOwner()))
                        .distinct())
                .as("classes with a constructor of more than %s parameters", PARAMETERS_MAX)
                .containsExactlyInAnyOrderElementsOf(LARGE_CONSTRUCTORS.keySet());
    }

    private static List<String> components(JavaClass type) {
        return fields(type).map(field -> field.getRawType().getName()).toList();
    }

    private static Stream<JavaField> fields(JavaClass type) {
        return type.getFields().stream().filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
    }

    /**
     * Recognizes a record's canonical constructor; the compiled class does not keep the order of fields, so their types
     * are compared as a multiset.
     */
    private static boolean canonical(JavaConstructor made) {
        JavaClass type = made.getOwner();
        return type.isRecord() && sorted(kinds(made)).equals(sorted(components(type)));
    }

    private static List<String> kinds(JavaConstructor made) {
        return made.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }

    private static List<String> sorted(List<String> kinds) {
        return kinds.stream().sorted().toList();
    }

    /**
     * Counts parameters without those that the compiler adds: an enum's name and ordinal, and the enclosing instance of
     * an inner class.
     */
    private static int parameters(JavaConstructor made) {
        JavaClass type = made.getOwner();
        int all = made.getRawParameterTypes().size();
        return type.isEnum() ? all - 2 : type.isInnerClass() ? all - 1 : all;
    }

    private static String name(JavaClass type) {
        return type.getName().substring("dev.missioncontrol.".length());
    }
}
