package dev.missioncontrol.api.access;

import dev.missioncontrol.api.Actor;
import java.time.Duration;

/**
 * A machine that is known from now on, or goes on being so.
 *
 * @param generation counts the tokens of one identity; each is good until a newer one is used
 * @param term how long the token is good from when it was given, whatever the machine's own clock says
 */
public record Enrolled(Actor machine, long generation, IssuedToken token, Duration term) {}
