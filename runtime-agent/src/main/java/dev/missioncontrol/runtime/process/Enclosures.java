package dev.missioncontrol.runtime.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the best enclosure that this machine allows. Thread-safe. */
public sealed interface Enclosures {
    /** Makes an enclosure for the session of this name. */
    Enclosure make(String name);

    /** Tells whether the end of everything that a session started can be proved. */
    boolean provable();

    /** Finds out what this machine allows; the home keeps runtimes of one machine apart. */
    static Enclosures ofThisMachine(Processes processes, Map<String, String> environment, Path home) {
        byte[] place = home.toString().getBytes(StandardCharsets.UTF_8);
        String name = UUID.nameUUIDFromBytes(place).toString();
        Optional<ControlGroups> groups = ControlGroups.find(processes, environment, name);
        if (groups.isPresent()) {
            return new Grouped(groups.get());
        }
        return Namespaces.work(processes, environment) ? new Spaced() : none();
    }

    /** Makes none. */
    static Enclosures none() {
        return new Bare();
    }

    /** Makes cgroups. */
    record Grouped(ControlGroups groups) implements Enclosures {
        private static final Logger LOG = LoggerFactory.getLogger(Grouped.class);

        @Override
        public Enclosure make(String name) {
            try {
                return groups.make(name);
            } catch (IOException failed) {
                LOG.warn("no cgroup could be made for session {}", name, failed);
                return new Enclosure.None();
            }
        }

        @Override
        public boolean provable() {
            return true;
        }
    }

    /** Makes PID namespaces. */
    record Spaced() implements Enclosures {
        @Override
        public Enclosure make(String name) {
            return new Enclosure.Namespace();
        }

        @Override
        public boolean provable() {
            return true;
        }
    }

    /** Makes nothing, for machines that allow nothing. */
    record Bare() implements Enclosures {
        @Override
        public Enclosure make(String name) {
            return new Enclosure.None();
        }

        @Override
        public boolean provable() {
            return false;
        }
    }
}
