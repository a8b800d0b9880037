package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.SecretName;
import dev.missioncontrol.api.inbox.Epoch;
import dev.missioncontrol.api.inbox.ItemId;
import java.nio.charset.StandardCharsets;

/** The purpose of a sealed value, which opens only if both ends state the same. */
public record SealContext(String words) {
    /** For a value on its way into the broker, under that name. */
    public static SealContext keep(SecretName name) {
        return new SealContext("keep|" + name);
    }

    /** For the passphrase on its way to the broker. */
    public static SealContext passphrase() {
        return new SealContext("passphrase");
    }

    /** For a value on its way to a runtime, for that work. */
    public static SealContext read(SecretName name, int version, ItemId item, Epoch epoch) {
        return new SealContext("read|" + name + "|" + version + "|" + item + "|" + epoch.value());
    }

    /** For a value on its way to a person. */
    public static SealContext reveal(SecretName name, int version) {
        return new SealContext("reveal|" + name + "|" + version);
    }

    byte[] bytes() {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
