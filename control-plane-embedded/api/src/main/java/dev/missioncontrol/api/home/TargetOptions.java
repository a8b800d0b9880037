package dev.missioncontrol.api.home;

import dev.missioncontrol.api.access.Token;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The options that name a control plane. Each program has its own and passes them to the commands that it creates.
 * Confined to the main thread.
 */
public interface TargetOptions {
    /** Returns the target that the options name; refuses contradictory options with a message. */
    Named named();

    /** A control plane as a user names it. */
    sealed interface Named {
        /** A data directory of this machine, whether or not a control plane serves it. */
        record Directory(Path data) implements Named {}

        /** A control plane reached by its address alone; address and token are read when needed. */
        record Remote(Supplier<URI> url, Supplier<Token> token) implements Named {}
    }
}
