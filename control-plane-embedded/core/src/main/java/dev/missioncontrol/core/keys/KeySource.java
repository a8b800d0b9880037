package dev.missioncontrol.core.keys;

import javax.crypto.SecretKey;

/** Provides the key for a purpose. Thread-safe. */
@FunctionalInterface
public interface KeySource {
    SecretKey key(KeyName name);
}
