package dev.missioncontrol.api.asks;

/** The states of an ask. */
public enum AskState {
    OPEN,
    /** A human has answered. */
    ANSWERED,
    /** It is no longer needed. */
    WITHDRAWN,
    /** Its deadline passed and its default was taken. */
    EXPIRED
}
