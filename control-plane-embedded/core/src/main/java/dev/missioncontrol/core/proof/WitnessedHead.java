package dev.missioncontrol.core.proof;

import dev.missioncontrol.api.audit.Position;

/**
 * A head of the log that somebody remembers.
 *
 * @param hash of the event at the position, lower-case hex
 * @param witness who remembers it, for the sentence that tells of a difference
 */
public record WitnessedHead(Position position, String hash, String witness) {}
