package dev.missioncontrol.api.asks;

/**
 * How much needs a human.
 *
 * @param open asks that are not answered, snoozed ones included
 * @param escalated how many of them have risen
 * @param snoozed how many of them are hidden now
 */
public record AskCounts(long open, long escalated, long snoozed) {}
