package dev.missioncontrol.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads Linux's own files about processes, and leaves out those that have just ended. Thread-safe. */
final class ProcFiles implements ProcessTable {
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int STARTED = 19;
    private static final String DELETED = " (deleted)";

    private final Path proc;

    ProcFiles(Path proc) {
        this.proc = proc;
    }

    @Override
    public List<ProcessRow> all() {
        List<ProcessRow> rows = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(proc, ProcFiles::isProcess)) {
            for (Path entry : entries) {
                find(Long.parseLong(entry.getFileName().toString())).ifPresent(rows::add);
            }
        } catch (IOException notReadable) {
            return rows;
        }
        return rows;
    }

    private static boolean isProcess(Path entry) {
        String name = entry.getFileName().toString();
        return name.length() < 19 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public Optional<ProcessRow> find(long pid) {
        return text(pid, "stat").flatMap(stat -> parsed(pid, stat));
    }

    /** The program's name stands in parentheses and may hold any character, so the fields are counted from its end. */
    private static Optional<ProcessRow> parsed(long pid, String stat) {
        int from = stat.indexOf('(');
        int to = stat.lastIndexOf(')');
        String[] field = to < 0 ? new String[0] : stat.substring(to + 1).strip().split(" ", -1);
        if (field.length <= STARTED || "ZX".contains(field[STATE])) {
            return Optional.empty();
        }
        return Optional.of(new ProcessRow(
                pid,
                Long.parseLong(field[PARENT]),
                Long.parseLong(field[GROUP]),
                Long.parseLong(field[SESSION]),
                Long.parseLong(field[STARTED]),
                stat.substring(from + 1, to)));
    }

    /** Each thread of a process has children of its own. */
    @Override
    public List<ProcessRow> children(long pid) {
        List<ProcessRow> children = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(proc.resolve(pid + "/task"))) {
            for (Path thread : threads) {
                if (!Files.exists(thread.resolve("children"))) {
                    return all().stream().filter(row -> row.parent() == pid).toList();
                }
                children.addAll(listed(pid, "task/" + thread.getFileName() + "/children"));
            }
        } catch (IOException | DirectoryIteratorException ended) {
            return children;
        }
        return children;
    }

    private List<ProcessRow> listed(long pid, String file) {
        return text(pid, file).stream()
                .flatMap(line -> Arrays.stream(line.strip().split(" ", -1)))
                .filter(number -> !number.isEmpty())
                .flatMap(number -> find(Long.parseLong(number)).stream())
                .toList();
    }

    @Override
    public boolean hasVariable(long pid, String variable) {
        return text(pid, "environ")
                .filter(all -> ("\0" + all).contains("\0" + variable + "\0"))
                .isPresent();
    }

    @Override
    public boolean uses(long pid, Path directory) {
        if (link(pid, "cwd").startsWith(directory)) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve(pid + "/fd"))) {
            for (Path file : files) {
                if (link(pid, "fd/" + file.getFileName()).startsWith(directory)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException notReadable) {
            return false;
        }
        return false;
    }

    @Override
    public String namespace(long pid) {
        return link(pid, "ns/pid").toString();
    }

    /** The status lists the process's id in each namespace that it is in, the innermost last. */
    @Override
    public boolean leadsNamespace(long pid) {
        return text(pid, "status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("NSpid:"))
                .anyMatch(line -> line.matches("NSpid:\\s+[0-9]+\\s.*\\b1"));
    }

    private Path link(long pid, String name) {
        try {
            String target =
                    Files.readSymbolicLink(proc.resolve(pid + "/" + name)).toString();
            return Path.of(target.endsWith(DELETED) ? target.substring(0, target.length() - DELETED.length()) : target);
        } catch (IOException notReadable) {
            return Path.of("");
        }
    }

    private Optional<String> text(long pid, String name) {
        try {
            return Optional.of(Files.readString(proc.resolve(pid + "/" + name), StandardCharsets.ISO_8859_1));
        } catch (IOException notReadable) {
            return Optional.empty();
        }
    }
}
