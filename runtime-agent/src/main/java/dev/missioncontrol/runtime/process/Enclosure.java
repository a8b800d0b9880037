package dev.missioncontrol.runtime.process;

import java.nio.file.Path;
import java.util.List;

/** Describes the means by which the system itself keeps the processes of one session together. */
public sealed interface Enclosure {
    /** A cgroup of version 2, which a process cannot leave by forking. */
    record ControlGroup(Path directory) implements Enclosure {}

    /** A PID namespace, whose processes end with its first one. */
    record Namespace() implements Enclosure {}

    /** Nothing: the processes are recognised by what they show of themselves. */
    record None() implements Enclosure {}

    /** Tells whether no process of the session can escape it, so that its end can be proved. */
    default boolean provable() {
        return !(this instanceof None);
    }

    /** Returns the file into which the session's first process writes its id; empty without a cgroup. */
    default String entry() {
        return switch (this) {
            case ControlGroup group -> group.directory().resolve("cgroup.procs").toString();
            case Namespace _, None _ -> "";
        };
    }

    /** Returns the command that runs {@code argv} inside. */
    default List<String> around(List<String> argv) {
        return switch (this) {
            case Namespace _ -> Namespaces.around(argv);
            case ControlGroup _, None _ -> argv;
        };
    }

    /** Returns a text from which {@link #parse} makes the same enclosure. */
    default String text() {
        return switch (this) {
            case ControlGroup group -> "cgroup " + group.directory();
            case Namespace _ -> "namespace";
            case None _ -> "none";
        };
    }

    /** Parses what {@link #text()} wrote. */
    static Enclosure parse(String text) {
        if (text.startsWith("cgroup /")) {
            return new ControlGroup(Path.of(text.substring("cgroup ".length())));
        }
        return text.equals("namespace") ? new Namespace() : new None();
    }
}
