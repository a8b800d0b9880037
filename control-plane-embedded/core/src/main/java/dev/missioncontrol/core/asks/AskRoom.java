package dev.missioncontrol.core.asks;

import dev.missioncontrol.core.policy.Denials;
import dev.missioncontrol.core.store.Store;
import dev.missioncontrol.core.store.Writer;

/** What every face of the mortal queue shares. Thread-safe. */
public record AskRoom(Store store, Writer writer, AskBook book, AskDesk desk, Denials denials) {}
