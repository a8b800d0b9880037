package dev.missioncontrol.core.keys;

import javax.crypto.SecretKey;

/** Gives the key for a purpose: a file now, a keychain or a passphrase for secrets. Thread-safe. */
@FunctionalInterface
public interface KeySource {
    SecretKey key(KeyName name);
}
