package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Position;

/**
 * A head of the log that a client remembers.
 *
 * @param hash of the event at the position, lower-case hex
 * @param witness the client, for the message about a difference
 */
public record WitnessedHead(Position position, String hash, String witness) {}
