package dev.missioncontrol.cli.secrets;

import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.Secrets;
import dev.missioncontrol.cli.place.Session;
import dev.missioncontrol.cli.terminal.CliEnvironment;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** Submits one command on the secrets broker and prints the state of the broker afterwards. */
final class BrokerVerb {
    @Mixin
    private Session session;

    CliEnvironment environment() {
        return session.environment();
    }

    int tell(Function<Secrets, Broker> act) {
        return session.run((plane, out) -> {
            Broker broker = act.apply(plane.secrets());
            out.tell(broker, () -> words(broker));
        });
    }

    private static String words(Broker broker) {
        String state = "The secrets broker is " + broker.state().name().toLowerCase(Locale.ROOT);
        return state + (broker.toRewrap() == 0 ? "." : "; " + broker.toRewrap() + " versions wait for the new key.");
    }
}
