package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the packages of a module: shared packages that all may use, and features. Each package must be declared as one
 * of the two, and a feature may be used only along an edge with a reason.
 *
 * @param edges {@code "from → to"}, with the reason
 */
record Rooms(String module, Set<String> shared, Set<String> features, Map<String, String> edges) {
    void check(JavaClasses classes) {
        Set<String> declared = Stream.concat(shared.stream(), features.stream()).collect(Collectors.toSet());
        assertThat(found(classes))
                .as("packages of %s, each a shared room or a feature", module)
                .containsExactlyInAnyOrderElementsOf(declared);
        holds(edgesOf(classes), edges);
    }

    /** Shared rooms know no feature under the name that it has in other modules either, but for these edges. */
    void checkShared(JavaClasses classes, Set<String> modules, Map<String, String> allowed) {
        Map<String, String> seen = new TreeMap<>();
        for (JavaClass type : classes) {
            String from = room(type);
            if (shared.contains(from)) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    modules.stream()
                            .filter(other -> features.contains(room(target, other)))
                            .forEach(other -> seen.putIfAbsent(
                                    from + " → " + other + "." + room(target, other), dependency.getDescription()));
                }
            }
        }
        holds(seen, allowed);
    }

    private void holds(Map<String, String> seen, Map<String, String> allowed) {
        Map<String, String> unknown = new TreeMap<>(seen);
        unknown.keySet().removeAll(allowed.keySet());
        assertThat(unknown)
                .as("edges to features of %s that are not declared", module)
                .isEmpty();
        assertThat(seen.keySet())
                .as("declared edges of %s that are still there", module)
                .containsAll(allowed.keySet());
    }

    private Set<String> found(JavaClasses classes) {
        return classes.stream()
                .map(this::room)
                .filter(room -> !room.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns each edge from a package to a feature, with one dependency that causes it. */
    private Map<String, String> edgesOf(JavaClasses classes) {
        Map<String, String> seen = new TreeMap<>();
        for (JavaClass type : classes) {
            String from = room(type);
            if (!from.isEmpty()) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String to = room(dependency.getTargetClass().getBaseComponentType());
                    if (features.contains(to) && !to.equals(from)) {
                        seen.putIfAbsent(from + " → " + to, dependency.getDescription());
                    }
                }
            }
        }
        return seen;
    }

    /**
     * Returns the package within the module; empty for other modules and for the module's root package, which composes
     * the others.
     */
    private String room(JavaClass type) {
        return room(type, module);
    }

    private static String room(JavaClass type, String module) {
        String prefix = "dev.missioncontrol." + module + ".";
        String name = type.getPackageName() + ".";
        return name.startsWith(prefix) && name.length() > prefix.length()
                ? name.substring(prefix.length(), name.indexOf('.', prefix.length()))
                : "";
    }
}
