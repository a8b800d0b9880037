package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.inbox.InboxItem;

/** The answer to a runtime's request to read a secret. */
public sealed interface SecretOutcome {
    /** The value, sealed to the runtime's enrolled key for {@link SealContext#read}. */
    record Opened(SecretRead read, Sealed value) implements SecretOutcome {}

    /** The caller no longer holds the item; {@code current} is its present state. */
    record Fenced(InboxItem current) implements SecretOutcome {}

    /** The read is refused. {@code type} is a stable slug; a missing secret and a missing grant get the same answer. */
    record Refused(String type, String detail) implements SecretOutcome {}
}
