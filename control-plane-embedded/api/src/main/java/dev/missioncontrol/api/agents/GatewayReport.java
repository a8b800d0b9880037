package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a runtime sees the gateway beside it; comes with a sign of life.
 *
 * @param boot changes with every start of the gateway; absent while it cannot be asked
 * @param interruption why it is interrupted, once the runtime knows; the same as in the report before says nothing of a new one
 */
public record GatewayReport(
        State state,
        @Nullable String boot,
        @Nullable String version,
        List<Channel> channels,
        @Nullable Interruption interruption) {
    private static final int CHANNELS_MAX = 100;

    /** What it does. */
    public enum State {
        UP,
        /** It ends what it has begun and takes nothing new. */
        DRAINING,
        RESTARTING,
        DOWN,
        /** It has crashed so often that it keeps its channels down. */
        CRASH_LOOPING
    }

    /** A way in which people or machines reach agents. Running is not yet being connected. */
    public record Channel(String name, boolean running, boolean connected) {
        public Channel {
            Checks.text(name, "channel.name", 100);
        }
    }

    /** Why it is not up. */
    public enum Cause {
        /** Somebody wanted it. */
        ORDERED,
        /** It restarted and nobody is known to have wanted it. */
        UNORDERED,
        CRASH
    }

    /**
     * What is known of an interruption.
     *
     * @param orderedBy who wanted it; absent where nobody did
     */
    public record Interruption(Cause cause, @Nullable String orderedBy) {
        public Interruption {
            Checks.required(cause, "interruption.cause");
            orderedBy = orderedBy == null ? null : Checks.atMost(orderedBy, "interruption.orderedBy", 200);
        }
    }

    public GatewayReport {
        Checks.required(state, "gateway.state");
        boot = boot == null ? null : Checks.atMost(boot, "gateway.boot", 100);
        version = version == null ? null : Checks.atMost(version, "gateway.version", 64);
        channels = Checks.listed(channels, "gateway.channels", CHANNELS_MAX);
    }

    /** The channels that reach somebody now. */
    public List<String> connected() {
        return channels.stream().filter(Channel::connected).map(Channel::name).toList();
    }
}
