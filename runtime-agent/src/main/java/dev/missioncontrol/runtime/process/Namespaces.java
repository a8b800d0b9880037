package dev.missioncontrol.runtime.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands in PID namespaces, where that needs no user namespace: ssh and sudo do not work in one. */
final class Namespaces {
    /** The first process of a namespace reaps orphans and does not hear TERM, so it is a shell and not the command. */
    private static final String FIRST = "(exec \"$@\"); exit $?";

    private static final List<String> ENTER = List.of("unshare", "--pid", "--fork", "--mount-proc", "--");
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Namespaces() {}

    static List<String> around(List<String> argv) {
        return Stream.of(ENTER, List.of("/bin/sh", "-c", FIRST, "mission-control"), argv)
                .flatMap(List::stream)
                .toList();
    }

    /** Tells whether a namespace can be made. */
    static boolean work(Processes processes, Map<String, String> environment) {
        List<String> argv = new ArrayList<>(ENTER);
        argv.add("true");
        try {
            return processes
                    .run(new Invocation(argv, Path.of("/"), environment, LIMIT, 1024))
                    .ok();
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
