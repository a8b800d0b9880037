package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import java.time.Duration;

/**
 * The answer to an enrolment or a renewal.
 *
 * @param generation counts the tokens of one identity; each is valid until a newer one is used
 * @param term the token's lifetime from the moment of issue, independent of the machine's own clock
 */
public record Enrolled(Actor machine, long generation, IssuedToken token, Duration term) {}
