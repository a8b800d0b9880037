package dev.missioncontrol.console.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.secrets.Broker;
import dev.missioncontrol.api.secrets.SealContext;
import dev.missioncontrol.api.secrets.Sealed;
import dev.missioncontrol.api.secrets.SecretValue;
import dev.missioncontrol.api.secrets.Secrets;

/** Seals typed values to the broker's key and wipes them in any case. Called off the JavaFX thread. */
public final class SecretSealer {
    private final Secrets secrets;

    public SecretSealer(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Seals a value for that name; fails early while the broker could not store it. */
    public Sealed value(SecretName name, SecretValue value) {
        try (value) {
            Broker broker = secrets.broker();
            switch (broker.state()) {
                case OPEN -> {}
                case LOCKED -> throw closed("broker-locked", "The broker is locked; unlock it in Secrets first");
                case UNSET ->
                    throw closed("broker-locked", "The broker has no passphrase yet; give it one in Secrets first");
            }
            return broker.key().seal(value, SealContext.keep(name));
        }
    }

    /** Seals the passphrase for the broker. */
    public Sealed passphrase(SecretValue passphrase) {
        try (passphrase) {
            return secrets.broker().key().seal(passphrase, SealContext.passphrase());
        }
    }

    private static ControlPlaneException closed(String type, String message) {
        return new ControlPlaneException(Category.CONFLICT, type, message);
    }
}
