package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.runtime.attempts.AttemptId;
import dev.missioncontrol.runtime.process.Enclosure;
import dev.missioncontrol.runtime.process.ProcessRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the files of one session, from which any start of the runtime knows it. All that changes while it runs is the
 * name of an empty file, because renaming one is atomic and needs no room on a full disk. Thread-safe.
 */
final class SessionFiles {
    /** The session's shell renames it to {@code leader-PID-STARTED} before the command begins. */
    static final String BEGUN = "begun";
    /** The session's shell renames it to {@code exit-CODE} when the command has ended. */
    static final String ENDING = "ending";

    /** The session's shell renames it to {@link #DRAINED} when all output has been written. */
    static final String DRAINING = "draining";

    static final String DRAINED = "drained";
    /** The session's shell renames it to {@link #CUT} when output could not be written. */
    static final String WHOLE = "whole";

    static final String CUT = "cut";
    static final String OUTPUT = "output";

    private static final Pattern LEADER = Pattern.compile("leader-([0-9]{1,18})-([0-9]{0,18})");
    private static final Pattern EXIT = Pattern.compile("exit-([0-9]{1,3})");
    private static final Pattern LEASE = Pattern.compile("lease-([0-9]{1,18})-([0-9]{1,18})");
    private static final Pattern SERVER = Pattern.compile("server-([0-9]{1,18})-([0-9]{1,18})");
    private static final Pattern SEEN = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})");

    private final Path directory;

    private SessionFiles(Path directory) {
        this.directory = directory;
    }

    /** The process that leads a session, and when it began. */
    record Leader(long pid, long started, Instant at) {}

    /** The epochs of a session's lease; zero where there is no next one. */
    record Epochs(Epoch epoch, Epoch next) {}

    static SessionFiles of(Path root, AttemptId attempt) {
        return new SessionFiles(root.resolve(attempt.directory()));
    }

    static List<AttemptId> all(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .flatMap(
                            entry -> AttemptId.fromDirectory(entry.getFileName().toString()).stream())
                    .toList();
        }
    }

    /** Makes the files of a session that is about to start. */
    void make(SessionSpec spec, Enclosure enclosure) throws IOException {
        remove();
        Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String empty : List.of(OUTPUT, BEGUN, ENDING, DRAINING, WHOLE)) {
            Files.createFile(directory.resolve(empty));
        }
        Files.writeString(directory.resolve("name"), spec.name());
        Files.writeString(directory.resolve("directory"), spec.directory().toString());
        Files.writeString(directory.resolve("enclosure"), enclosure.text());
        Files.createFile(directory.resolve(lease(new Epochs(spec.attempt().epoch(), Epoch.NONE))));
    }

    Path directory() {
        return directory;
    }

    boolean exist() {
        return Files.isDirectory(directory);
    }

    Path output() {
        return directory.resolve(OUTPUT);
    }

    String name() throws IOException {
        return Files.readString(directory.resolve("name"));
    }

    Path workingDirectory() throws IOException {
        return Path.of(Files.readString(directory.resolve("directory")));
    }

    Enclosure enclosure() throws IOException {
        return Enclosure.parse(Files.readString(directory.resolve("enclosure")));
    }

    /** Returns the leader; empty when the session never began. */
    Optional<Leader> leader() throws IOException {
        Optional<Matcher> name = named(LEADER);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Matcher leader = name.get();
        Instant at =
                Files.getLastModifiedTime(directory.resolve(leader.group())).toInstant();
        long started = leader.group(2).isEmpty() ? 0 : Long.parseLong(leader.group(2));
        return Optional.of(new Leader(Long.parseLong(leader.group(1)), started, at));
    }

    /** Returns the exit code; empty until the command has ended. */
    Optional<Integer> exitCode() throws IOException {
        return named(EXIT).map(name -> Integer.valueOf(name.group(1)));
    }

    /** Tells whether the output holds everything that was printed. */
    boolean drained() {
        return Files.exists(directory.resolve(DRAINED));
    }

    /** Tells whether output was lost because it could not be written. */
    boolean cut() {
        return Files.exists(directory.resolve(CUT));
    }

    Epochs epochs() throws IOException {
        return named(LEASE)
                .map(name -> new Epochs(epoch(name.group(1)), epoch(name.group(2))))
                .orElseGet(() -> new Epochs(Epoch.NONE, Epoch.NONE));
    }

    void become(Epochs now) throws IOException {
        Optional<Matcher> before = named(LEASE);
        if (before.isEmpty()) {
            throw new NoSuchFileException(directory.toString());
        }
        Files.move(directory.resolve(before.get().group()), directory.resolve(lease(now)));
    }

    private static String lease(Epochs epochs) {
        return "lease-" + epochs.epoch().value() + "-" + epochs.next().value();
    }

    private static Epoch epoch(String digits) {
        long value = Long.parseLong(digits);
        return value == 0 ? Epoch.NONE : new Epoch(value);
    }

    private Optional<Matcher> named(Pattern pattern) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> pattern.matcher(entry.getFileName().toString()))
                    .filter(Matcher::matches)
                    .findFirst();
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }

    /** Notes the process of the terminal in which the session began. */
    void began(ProcessRow server) throws IOException {
        Files.createFile(directory.resolve("server-" + server.pid() + "-" + server.started()));
    }

    Optional<ProcessRow.Identity> server() throws IOException {
        return named(SERVER)
                .map(name -> new ProcessRow.Identity(Long.parseLong(name.group(1)), Long.parseLong(name.group(2))));
    }

    /** Remembers processes for a later start of the runtime. */
    void remember(Collection<ProcessRow> seen) throws IOException {
        String lines =
                seen.stream().map(row -> row.pid() + " " + row.started() + "\n").collect(Collectors.joining());
        Files.writeString(directory.resolve("seen"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Set<ProcessRow.Identity> seen() throws IOException {
        Path file = directory.resolve("seen");
        Set<ProcessRow.Identity> seen = new HashSet<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                Matcher process = SEEN.matcher(line);
                if (process.matches()) {
                    seen.add(new ProcessRow.Identity(
                            Long.parseLong(process.group(1)), Long.parseLong(process.group(2))));
                }
            }
        }
        return seen;
    }

    void remove() throws IOException {
        removeBelow(directory);
    }

    private static void removeBelow(Path entry) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> below = Files.list(entry)) {
                for (Path each : below.toList()) {
                    removeBelow(each);
                }
            }
        }
        Files.deleteIfExists(entry);
    }
}
