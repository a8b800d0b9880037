package dev.missioncontrol.runtime.runs;

import dev.missioncontrol.api.inbox.Command;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.api.inbox.ItemCommand;
import dev.missioncontrol.api.inbox.ItemState;
import dev.missioncontrol.api.inbox.Result;
import dev.missioncontrol.runtime.executor.ExecutionResult;
import dev.missioncontrol.runtime.fitness.DiskUse;
import dev.missioncontrol.runtime.fitness.Fault;
import dev.missioncontrol.runtime.fitness.Fitness;
import dev.missioncontrol.runtime.fitness.Part;
import dev.missioncontrol.runtime.worktrees.PreparationFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decides what a failure costs the item: nothing where the machine is to blame, and otherwise an attempt. */
final class FailureRules {
    private static final int REASON_MAX = 1000;
    private static final String ENDS_SERVERS = "kill-server";

    private final Fitness fitness;

    FailureRules(Fitness fitness) {
        this.fitness = fitness;
    }

    /** Decides on work of an earlier incarnation without a session; work that never began costs no attempt. */
    static ItemCommand withoutSession(InboxItem item, String reason) {
        // The claim may have been answered to a process that was already dead.
        return item.state() == ItemState.ACKED
                ? new ItemCommand.Release(item.epoch(), reason)
                : failed(item.epoch(), reason, true);
    }

    static ItemCommand failed(Epoch epoch, String why, boolean retryable) {
        return new ItemCommand.Fail(epoch, Result.of(why), retryable);
    }

    static ItemCommand givenBack(Epoch epoch, String why) {
        String shown = why.length() <= REASON_MAX ? why : why.substring(0, REASON_MAX - 1) + "…";
        return new ItemCommand.Release(epoch, shown);
    }

    private static ItemCommand givenBack(Epoch epoch, Fault fault) {
        return givenBack(epoch, "the runtime is unfit for work: " + fault.why());
    }

    /** Gives the item back while the machine is unfit; empty when work may begin. */
    Optional<ItemCommand> unfit(Epoch epoch) {
        return fitness.present().map(fault -> givenBack(epoch, fault));
    }

    ItemCommand prepared(Epoch epoch, PreparationFailed failed) {
        Optional<Fault> fault = failed.retryable() ? fitness.explain(failed) : fitness.visible();
        return fault.map(machine -> givenBack(epoch, machine))
                .orElseGet(() -> failed(epoch, String.valueOf(failed.getMessage()), failed.retryable()));
    }

    ItemCommand launched(Epoch epoch, IOException failed) {
        return fitness.explain(failed)
                .map(machine -> givenBack(epoch, machine))
                .orElseGet(() -> failed(epoch, "the command could not be started: " + failed.getMessage(), true));
    }

    /** Decides on a session that the machine ended; the command that asked for that pays for it. */
    ItemCommand lost(Epoch epoch, InboxItem item, String why) {
        if (endsServers(item)) {
            return failed(epoch, why + ", and this command names " + ENDS_SERVERS, true);
        }
        return givenBack(epoch, why);
    }

    private static boolean endsServers(InboxItem item) {
        return item.assignment().work() instanceof Command command
                && command.argv().stream().anyMatch(argument -> argument.contains(ENDS_SERVERS));
    }

    /** Decides on a command that has ended; one that failed on a disk that others filled may try again elsewhere. */
    ItemCommand ended(Epoch epoch, ExecutionResult result, List<Path> written) {
        if (result.succeeded()) {
            return new ItemCommand.Complete(epoch, result.result());
        }
        return fitness.visible()
                .filter(fault -> fault.part() == Part.DISK && !DiskUse.fills(written))
                .map(fault -> givenBack(epoch, fault))
                .orElseGet(() -> new ItemCommand.Fail(epoch, result.result(), false));
    }
}
