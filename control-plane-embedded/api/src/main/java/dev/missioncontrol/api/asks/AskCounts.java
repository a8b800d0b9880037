package dev.missioncontrol.api.asks;

/**
 * The asks that need a human, counted.
 *
 * @param open unanswered asks, snoozed ones included
 * @param escalated number of open asks that escalated
 * @param snoozed number of open asks that are hidden now
 */
public record AskCounts(long open, long escalated, long snoozed) {}
