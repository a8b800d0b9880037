package dev.missioncontrol.runtime.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes cgroups of version 2 below the runtime's own, wherever they are mounted. Thread-safe. */
final class ControlGroups {
    private static final Logger LOG = LoggerFactory.getLogger(ControlGroups.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String ENTER = "echo $$ >\"$1/cgroup.procs\"";
    private static final int MOUNT_POINT = 4;
    private static final String OWN = "mission-control-";

    private final Path root;

    private ControlGroups(Path root) {
        this.root = root;
    }

    /** Finds a place where a group can be made and entered; {@code name} keeps runtimes of one machine apart. */
    static Optional<ControlGroups> find(Processes processes, Map<String, String> environment, String name) {
        return places().map(place -> new ControlGroups(place.resolve(OWN + name)))
                .filter(groups -> groups.work(processes, environment))
                .findFirst();
    }

    /** Lists the runtime's own group and the top of each hierarchy: as root in a container only the latter may be seen. */
    private static Stream<Path> places() {
        try {
            List<String> mounts = Files.readAllLines(Path.of("/proc/self/mountinfo"));
            String own = Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                    .filter(line -> line.startsWith("0::/"))
                    .map(line -> line.substring("0::/".length()))
                    .findFirst()
                    .orElse("");
            return mounts.stream()
                    .filter(line -> line.contains(" - cgroup2 "))
                    .map(line -> Path.of(line.split(" ", -1)[MOUNT_POINT]))
                    .flatMap(mount -> Stream.of(mount.resolve(own), mount))
                    .distinct();
        } catch (IOException noSuchFiles) {
            return Stream.empty();
        }
    }

    private boolean work(Processes processes, Map<String, String> environment) {
        Path trial = root.resolve("trial");
        try {
            Files.createDirectories(trial);
            List<String> argv = List.of("/bin/sh", "-c", ENTER, "mission-control", trial.toString());
            return Files.exists(trial.resolve("cgroup.procs"))
                    && processes
                            .run(new Invocation(argv, Path.of("/"), environment, LIMIT, 1024))
                            .ok();
        } catch (IOException notAllowed) {
            LOG.debug("no cgroup can be made in {}", root, notAllowed);
            return false;
        } finally {
            remove(trial);
        }
    }

    Enclosure.ControlGroup make(String name) throws IOException {
        return new Enclosure.ControlGroup(Files.createDirectories(root.resolve(name)));
    }

    /** Lists the processes in the group and in those below it, which a session may have made. */
    static List<Long> members(Path group) {
        try (Stream<Path> all = Files.walk(group)) {
            return all.filter(Files::isDirectory).flatMap(ControlGroups::direct).toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }

    private static Stream<Long> direct(Path group) {
        try {
            return Files.readAllLines(group.resolve("cgroup.procs")).stream()
                    .map(Long::parseLong)
                    .filter(pid -> pid > 1);
        } catch (IOException gone) {
            return Stream.empty();
        }
    }

    /** Kills all members at once; older systems do not have this file, and their members are killed one by one. */
    static void kill(Path group) {
        try {
            Path kill = group.resolve("cgroup.kill");
            if (Files.exists(kill)) {
                Files.writeString(kill, "1");
            }
        } catch (IOException notAllowed) {
            LOG.debug("the cgroup {} could not be killed as a whole", group, notAllowed);
        }
    }

    /** Removes an empty group, those below it, and the runtime's own when it is the last; what has members stays. */
    static void remove(Path group) {
        removeBelow(group);
        Path parent = group.getParent();
        if (parent != null && parent.getFileName().toString().startsWith(OWN)) {
            parent.toFile().delete();
        }
    }

    private static void removeBelow(Path group) {
        try (Stream<Path> all = Files.walk(group)) {
            all.filter(Files::isDirectory)
                    .sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(File::delete);
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("the cgroup {} could not be removed", group, gone);
        }
    }
}
