package dev.missioncontrol.api.asks;

/** Where an ask is in its life. */
public enum AskState {
    OPEN,
    /** A human has answered. */
    ANSWERED,
    /** It is not needed any more. */
    WITHDRAWN,
    /** Its deadline passed and its default was taken. */
    EXPIRED
}
