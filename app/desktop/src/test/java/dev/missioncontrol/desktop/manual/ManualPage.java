package dev.missioncontrol.desktop.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Markdown page and its blocks of commands. Blocks marked {@code sh} are run, {@code sh serve} starts a server, {@code sh start}
 * another program that goes on, and {@code console} is only read.
 */
record ManualPage(String name, Path file, List<String> lines) {
    private static final String FENCE = "```";
    private static final String PROGRAM = "sh ";
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    static ManualPage read(Path file) {
        try {
            String name = file.getFileName().toString().replace(".md", "");
            return new ManualPage(name, file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How each block of the page is marked, in order. */
    List<String> marks() {
        List<String> marks = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                if (!inside) {
                    marks.add(line.substring(FENCE.length()).strip());
                }
                inside = !inside;
            }
        }
        return marks;
    }

    /** The files that the page links to, as it writes them. */
    List<String> links() {
        return LINK.matcher(String.join("\n", lines))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .toList();
    }

    /** The blocks that are run; each line of the script is the line of the same number on the page, or empty. */
    String script() {
        List<String> script = new ArrayList<>();
        String mark = "";
        for (String line : lines) {
            if (!line.startsWith(FENCE)) {
                script.add(mark.startsWith("sh") ? line : "");
            } else if (mark.isEmpty()) {
                mark = line.substring(FENCE.length()).strip();
                script.add(mark.startsWith(PROGRAM) ? "{" : "");
            } else {
                String log = "program." + name + "." + script.size();
                script.add(
                        mark.startsWith(PROGRAM)
                                ? "} > %2$s 2>&1 & %1$s $! %2$s".formatted(mark.substring(PROGRAM.length()), log)
                                : "");
                mark = "";
            }
        }
        return String.join("\n", script);
    }
}
