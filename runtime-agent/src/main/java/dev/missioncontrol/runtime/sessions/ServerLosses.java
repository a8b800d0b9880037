package dev.missioncontrol.runtime.sessions;

import dev.missioncontrol.api.inbox.ItemId;
import dev.missioncontrol.runtime.process.ProcessRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells once of each tmux server that was ended from outside, and which commands speak of ending one. Thread-safe. */
final class ServerLosses {
    private static final String ENDS_SERVERS = "kill-server";
    private static final int SUSPECTS_MAX = 20;

    private final Consumer<String> told;
    private final Deque<ItemId> suspects = new ArrayDeque<>();
    private final Set<ProcessRow.Identity> lost = new HashSet<>();

    ServerLosses(Consumer<String> told) {
        this.told = told;
    }

    synchronized void launched(SessionSpec spec) {
        if (spec.argv().stream().anyMatch(argument -> argument.contains(ENDS_SERVERS))) {
            suspects.addLast(spec.attempt().item());
        }
        if (suspects.size() > SUSPECTS_MAX) {
            suspects.removeFirst();
        }
    }

    synchronized void lost(ProcessRow.Identity server) {
        if (lost.add(server)) {
            told.accept("its tmux server was ended from outside while commands ran, which go on" + named());
        }
    }

    private String named() {
        String items = suspects.stream().distinct().map(ItemId::value).collect(Collectors.joining(", "));
        return items.isEmpty() ? "" : "; the command of item " + items + " says " + ENDS_SERVERS;
    }
}
