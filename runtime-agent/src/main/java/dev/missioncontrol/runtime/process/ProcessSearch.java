package dev.missioncontrol.runtime.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the processes of a session by its traces. Thread-safe. */
public final class ProcessSearch {
    /** Programs beside the first process that take orphans over: a user's service manager. */
    private static final Set<String> ADOPTERS = Set.of("systemd", "init");

    private final ProcessTable table;
    private final long own = ProcessHandle.current().pid();

    public ProcessSearch(ProcessTable table) {
        this.table = table;
    }

    /** Lists every living process of the session, those that began it first. */
    public List<ProcessRow> find(ProcessTraces traces) {
        Map<Long, ProcessRow> all = new LinkedHashMap<>();
        table.all().forEach(row -> all.put(row.pid(), row));
        Map<Long, ProcessRow> found = new LinkedHashMap<>();
        all.values().stream().filter(traces::isLeader).forEach(row -> found.put(row.pid(), row));
        all.values().stream().filter(row -> bears(traces, all).test(row)).forEach(row -> found.put(row.pid(), row));
        enclosed(traces.enclosure(), all).forEach(row -> found.put(row.pid(), row));
        addChildren(found, all.values());
        addNeighbours(found, all.values());
        all.values().stream()
                .filter(row -> !found.containsKey(row.pid()) && orphan(row, all))
                .filter(row -> table.uses(row.pid(), traces.directory()))
                .forEach(row -> found.put(row.pid(), row));
        addChildren(found, all.values());
        found.keySet().removeAll(ancestors(all));
        return List.copyOf(found.values());
    }

    private Predicate<ProcessRow> bears(ProcessTraces traces, Map<Long, ProcessRow> all) {
        // The system reuses no id while a group or a session bears it.
        ProcessRow now = all.get(traces.leader());
        boolean another = now != null && !traces.isLeader(now);
        return row -> (!another && traces.isLed(row))
                || traces.seen().contains(row.identity())
                || table.hasVariable(row.pid(), traces.variable());
    }

    private static List<ProcessRow> enclosed(Enclosure enclosure, Map<Long, ProcessRow> all) {
        return switch (enclosure) {
            case Enclosure.ControlGroup group ->
                ControlGroups.members(group.directory()).stream()
                        .flatMap(pid -> Optional.ofNullable(all.get(pid)).stream())
                        .toList();
            case Enclosure.Namespace _, Enclosure.None _ -> List.of();
        };
    }

    private static void addChildren(Map<Long, ProcessRow> found, Collection<ProcessRow> all) {
        Map<Long, List<ProcessRow>> children = new HashMap<>();
        all.forEach(row -> children.computeIfAbsent(row.parent(), parent -> new ArrayList<>())
                .add(row));
        Deque<Long> open = new ArrayDeque<>(found.keySet());
        while (!open.isEmpty()) {
            for (ProcessRow child : children.getOrDefault(open.remove(), List.of())) {
                if (found.putIfAbsent(child.pid(), child) == null) {
                    open.add(child.pid());
                }
            }
        }
    }

    /** Adds what lives in the PID namespaces that the session made; one that it only entered belongs to others. */
    private void addNeighbours(Map<Long, ProcessRow> found, Collection<ProcessRow> all) {
        Set<String> made = new HashSet<>();
        found.keySet().stream()
                .filter(table::leadsNamespace)
                .map(table::namespace)
                .forEach(made::add);
        if (!made.isEmpty()) {
            all.stream()
                    .filter(row -> made.contains(table.namespace(row.pid())))
                    .forEach(row -> found.putIfAbsent(row.pid(), row));
        }
    }

    /** A person's shell in the directory has a terminal above it; what was left behind has nothing above it. */
    private static boolean orphan(ProcessRow row, Map<Long, ProcessRow> all) {
        ProcessRow parent = all.get(row.parent());
        return row.parent() == 1 || (parent != null && ADOPTERS.contains(parent.command()));
    }

    private Set<Long> ancestors(Map<Long, ProcessRow> all) {
        Set<Long> ancestors = new HashSet<>(Set.of(0L, 1L));
        for (long pid = own; pid > 1 && ancestors.add(pid); ) {
            ProcessRow row = all.get(pid);
            pid = row == null ? 0 : row.parent();
        }
        return ancestors;
    }

    /** Lists what lives below these processes now. */
    public List<ProcessRow> below(Collection<Long> pids) {
        List<ProcessRow> below = new ArrayList<>();
        Set<Long> known = new HashSet<>(pids);
        Deque<Long> open = new ArrayDeque<>(pids);
        while (!open.isEmpty()) {
            for (ProcessRow child : table.children(open.remove())) {
                if (known.add(child.pid())) {
                    below.add(child);
                    open.add(child.pid());
                }
            }
        }
        return below;
    }

    public Optional<ProcessRow> row(long pid) {
        return table.find(pid);
    }

    /** Tells whether the process with this id and start lives; a start of zero fits any. */
    public boolean alive(long pid, long started) {
        return table.find(pid)
                .filter(row -> started == 0 || row.started() == started)
                .isPresent();
    }
}
