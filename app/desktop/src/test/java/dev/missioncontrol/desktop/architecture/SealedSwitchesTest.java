package dev.missioncontrol.desktop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.missioncontrol.api.audit.EventType;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forbids {@code default} in switches over our sealed types and enums, so that a new case does not compile unnoticed.
 */
final class SealedSwitchesTest {
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*(->|:)");

    private static final String SAMPLE = """
            package dev.missioncontrol;

            final class Sample {
                sealed interface Answer permits Yes, No {}
                record Yes() implements Answer {}
                record No() implements Answer {}
                enum Colour { RED, GREEN }

                int open(String word) {
                    return switch (word) { case "yes" -> 1; default -> 0; };
                }

                int complete(Answer answer) {
                    return switch (answer) { case Yes _ -> 1; case No _ -> 0; };
                }

                int sealed(Answer answer) {
                    return switch (answer) { case Yes _ -> 1; default -> 0; };
                }

                <A extends Answer> void statement(A answer) {
                    switch (answer) { case Yes _ -> complete(answer); case null, default -> {} }
                }

                int ours(Colour colour) {
                    switch (colour) { case RED: return 1; default: return 0; }
                }
            }
            """;

    @Test
    void noSwitchOverASealedTypeHasADefault() throws IOException {
        assertThat(defaults(withDefaults(MainSources.all()))).isEmpty();
    }

    @Test
    void aPlantedDefaultIsFound(@TempDir Path directory) throws IOException {
        Path sample = Files.writeString(directory.resolve("Sample.java"), SAMPLE);

        assertThat(defaults(List.of(sample)))
                .containsExactly(
                        "Sample.java:18 over dev.missioncontrol.Sample.Answer",
                        "Sample.java:22 over dev.missioncontrol.Sample.Answer",
                        "Sample.java:26 over dev.missioncontrol.Sample.Colour");
    }

    /** Returns the sources that contain a {@code default} of a switch; they are few, so compiling them is quick. */
    private static List<Path> withDefaults(List<Path> sources) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path source : sources) {
            if (DEFAULT.matcher(Files.readString(source)).find()) {
                found.add(source);
            }
        }
        return found;
    }

    private static List<String> defaults(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            assertThat(complaints.toString()).as("what the compiler says").isEmpty();
            units.forEach(unit -> new Switches(Trees.instance(task), found).scan(unit, null));
        }
        return found;
    }

    private static final class Switches extends TreePathScanner<Void, Void> {
        private final Trees trees;
        private final List<String> found;

        Switches(Trees trees, List<String> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public Void visitSwitch(SwitchTree node, Void nothing) {
            look(node.getExpression(), node.getCases());
            return super.visitSwitch(node, null);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree node, Void nothing) {
            look(node.getExpression(), node.getCases());
            return super.visitSwitchExpression(node, null);
        }

        private void look(ExpressionTree selector, List<? extends CaseTree> cases) {
            boolean hasDefault = cases.stream()
                    .flatMap(one -> one.getLabels().stream())
                    .anyMatch(DefaultCaseLabelTree.class::isInstance);
            TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), bare(selector)));
            if (hasDefault) {
                declared(type).filter(Switches::closed).ifPresent(over -> found.add(place(selector) + " over " + over));
            }
        }

        private String place(ExpressionTree selector) {
            CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
            long at = trees.getSourcePositions().getStartPosition(unit, selector);
            String path = unit.getSourceFile().getName().replace('\\', '/');
            return path.substring(path.lastIndexOf('/') + 1) + ":"
                    + unit.getLineMap().getLineNumber(at);
        }

        private static ExpressionTree bare(ExpressionTree selector) {
            return selector instanceof ParenthesizedTree in ? bare(in.getExpression()) : selector;
        }

        private static Optional<TypeElement> declared(TypeMirror type) {
            return switch (type) {
                case TypeVariable variable -> declared(variable.getUpperBound());
                case DeclaredType declared
                when declared.asElement() instanceof TypeElement element -> Optional.of(element);
                default -> Optional.empty();
            };
        }

        /** Event types are exempt: they belong to all features, and each fold handles its own. */
        private static boolean closed(TypeElement type) {
            String name = type.getQualifiedName().toString();
            return type.getModifiers().contains(Modifier.SEALED)
                    || (type.getKind() == ElementKind.ENUM
                            && name.startsWith("dev.missioncontrol.")
                            && !name.equals(EventType.class.getName()));
        }
    }
}
