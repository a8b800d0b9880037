package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.inbox.InboxItem;

/** What became of a runtime's wish to read a secret. */
public sealed interface SecretOutcome {
    /** The value, sealed to the runtime's enrolled key for {@link SealContext#read}. */
    record Opened(SecretRead read, Sealed value) implements SecretOutcome {}

    /** The item went on without the caller; {@code current} is how it is now. */
    record Fenced(InboxItem current) implements SecretOutcome {}

    /** Refused. {@code type} is a stable slug; what there is not and what is not granted sound the same. */
    record Refused(String type, String detail) implements SecretOutcome {}
}
