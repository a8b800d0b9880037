package dev.missioncontrol.runtime.process;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows of processes what Java knows on every system: no groups, environments or open files. Thread-safe. */
final class PortableProcessTable implements ProcessTable {
    @Override
    public List<ProcessRow> all() {
        return rows(ProcessHandle.allProcesses());
    }

    private static List<ProcessRow> rows(Stream<ProcessHandle> handles) {
        return handles.filter(ProcessHandle::isAlive)
                .map(PortableProcessTable::row)
                .toList();
    }

    private static ProcessRow row(ProcessHandle handle) {
        long started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        String program = handle.info().command().orElse("a program");
        return new ProcessRow(
                handle.pid(),
                handle.parent().map(ProcessHandle::pid).orElse(0L),
                0,
                0,
                started,
                program.substring(program.lastIndexOf('/') + 1));
    }

    @Override
    public Optional<ProcessRow> find(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(PortableProcessTable::row);
    }

    @Override
    public List<ProcessRow> children(long pid) {
        return ProcessHandle.of(pid).map(handle -> rows(handle.children())).orElse(List.of());
    }

    @Override
    public boolean hasVariable(long pid, String variable) {
        return false;
    }

    @Override
    public boolean uses(long pid, Path directory) {
        return false;
    }

    @Override
    public String namespace(long pid) {
        return "";
    }

    @Override
    public boolean leadsNamespace(long pid) {
        return false;
    }
}
