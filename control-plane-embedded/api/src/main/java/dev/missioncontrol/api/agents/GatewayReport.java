package dev.missioncontrol.api.agents;

import dev.missioncontrol.api.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the gateway beside a runtime, sent with its heartbeat.
 *
 * @param boot changes with every start of the gateway; absent while the gateway does not answer
 * @param interruption the cause of an interruption, once the runtime knows it; repeating the previous report's value
 * does not announce a new one
 */
public record GatewayReport(
        State state,
        @Nullable String boot,
        @Nullable String version,
        List<Channel> channels,
        @Nullable Interruption interruption) {
    private static final int CHANNELS_MAX = 100;

    /** The state of the gateway's process. */
    public enum State {
        UP,
        /** It finishes the work in progress and takes nothing new. */
        DRAINING,
        RESTARTING,
        DOWN,
        /** It has crashed so often that it keeps its channels down. */
        CRASH_LOOPING
    }

    /** A way in which people or machines reach agents. A running channel need not be connected yet. */
    public record Channel(String name, boolean running, boolean connected) {
        public Channel {
            Checks.text(name, "channel.name", 100);
        }
    }

    /** The cause of an interruption. */
    public enum Cause {
        /** A person ordered it. */
        ORDERED,
        /** The gateway restarted without a known order. */
        UNORDERED,
        CRASH
    }

    /**
     * An interruption as far as it is known.
     *
     * @param orderedBy the person who ordered it, if any
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

    /** Returns the channels that are connected now. */
    public List<String> connected() {
        return channels.stream().filter(Channel::connected).map(Channel::name).toList();
    }
}
