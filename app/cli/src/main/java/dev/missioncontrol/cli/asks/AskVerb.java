package dev.missioncontrol.cli.asks;

import dev.missioncontrol.api.Actor;
import dev.missioncontrol.api.ControlPlane;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.Version;
import dev.missioncontrol.api.asks.Ask;
import dev.missioncontrol.api.asks.AskCommand;
import dev.missioncontrol.api.asks.AskId;
import dev.missioncontrol.api.asks.AskOutcome;
import dev.missioncontrol.api.inbox.InboxItem;
import dev.missioncontrol.cli.place.Intention;
import dev.missioncontrol.cli.place.SeenVersion;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.Output;
import dev.missioncontrol.cli.terminal.StateNames;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Submits one command on an ask and prints the outcome. */
final class AskVerb {
    @Mixin
    private Session session;

    @Mixin
    private Intention intention;

    @Mixin
    private SeenVersion version;

    /** Submits the command to the ask with this id; {@code done} is the one word printed on success. */
    int submit(AskId id, Function<Instant, AskCommand> command, String done) {
        return session.run((plane, out) -> submit(plane, out, id, version.given(), command.apply(out.now()), done));
    }

    /** Does the same for a command that depends on the present state of the ask. */
    int run(Session.Work work) {
        return session.run(work);
    }

    Session session() {
        return session;
    }

    /** Submits a command that follows from the ask as it was read. */
    void submit(ControlPlane plane, Output out, Ask read, AskCommand command, String done) {
        submit(plane, out, read.id(), version.or(read.version()), command, done);
    }

    private void submit(
            ControlPlane plane, Output out, AskId id, @Nullable Version seen, AskCommand command, String done) {
        Ask ask = accepted(intention.carryOut(key -> plane.asks().submit(id, command, seen, key)));
        out.tell(ask, () -> done + " " + ask.id() + ", which is " + StateNames.of(ask.state()) + " now.");
    }

    private static Ask accepted(AskOutcome outcome) {
        return switch (outcome) {
            case AskOutcome.Accepted(Ask ask) -> ask;
            case AskOutcome.Fenced(InboxItem current) ->
                throw refused("fenced", "its item " + current.id() + " has gone on meanwhile.", null);
            case AskOutcome.Stale(Ask current, Actor by) ->
                throw SeenVersion.passed(
                        "ask " + current.id() + " is " + StateNames.of(current.state()), current.version(), by);
            case AskOutcome.Refused(String type, String why, Ask ask, InboxItem _) -> throw refused(type, why, ask);
        };
    }

    private static ControlPlaneException refused(String type, String why, @Nullable Ask ask) {
        String state = ask == null ? "" : " Ask " + ask.id() + " is " + StateNames.of(ask.state()) + ".";
        return new ControlPlaneException(Category.INVALID, type, "Refused: " + why + state + " See asks show.");
    }

    static ControlPlaneException unknown(String id) {
        return new ControlPlaneException(
                Category.NOT_FOUND, "unknown-ask", "There is no ask " + id + "; asks list shows the open ones.");
    }
}
