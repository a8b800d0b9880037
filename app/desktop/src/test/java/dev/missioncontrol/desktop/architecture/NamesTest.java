package dev.missioncontrol.desktop.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A simple name means one thing in the whole product. A nested type is read with the name of its outer type. */
@AnalyzeClasses(packages = "dev.missioncontrol", importOptions = ImportOption.DoNotIncludeTests.class)
final class NamesTest {
    /** Names that two types may share, each with the reason. */
    private static final Map<String, String> SHARED = Map.of();

    @ArchTest
    static void noTwoTypesShareASimpleName(JavaClasses classes) {
        Map<String, Set<String>> named = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getSimpleName, TreeMap::new, mapping(JavaClass::getName, toSet())));
        named.values().removeIf(types -> types.size() == 1);
        assertThat(named.keySet()).as("types by name: %s", named).isEqualTo(SHARED.keySet());
    }
}
