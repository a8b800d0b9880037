package dev.missioncontrol.api.home;

import dev.missioncontrol.api.access.Token;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The options by which a program's user says where the control plane is. Each program has its own; the one that makes the
 * commands gives it to them. Confined to the main thread.
 */
public interface TargetOptions {
    /** What was said; a sentence where it does not fit together. */
    Named named();

    /** A control plane as a user names it. */
    sealed interface Named {
        /** A data directory of this machine, closed or being served. */
        record Directory(Path data) implements Named {}

        /** A control plane that is reached by its address alone; both are asked for when they are needed. */
        record Remote(Supplier<URI> url, Supplier<Token> token) implements Named {}
    }
}
