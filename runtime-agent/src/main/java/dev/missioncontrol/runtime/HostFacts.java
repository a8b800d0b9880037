package dev.missioncontrol.runtime;

import dev.missioncontrol.api.agents.RuntimeStart;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Collects the facts about this machine that the runtime reports. */
final class HostFacts {
    private HostFacts() {}

    static RuntimeStart of(boolean attach) {
        String system = "%s %s %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        return new RuntimeStart(host(), system, version(), attach);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    private static String version() {
        String version = HostFacts.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }
}
