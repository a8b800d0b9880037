package dev.missioncontrol.core.secrets;

import dev.missioncontrol.api.json.Json;
import dev.missioncontrol.api.secrets.SecretValue;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The origin of the root key. It is bound to the keys below it, so that its parameters cannot be weakened in the
 * database.
 */
sealed interface RootKeyOrigin {
    /** Argon2id of a passphrase (RFC 9106). */
    record Passphrase(String salt, int memoryKib, int iterations, int lanes) implements RootKeyOrigin {
        private static final int FLOOR_KIB = 19 * 1024;
        private static final int SALT_LENGTH = 16;

        public Passphrase {
            if (memoryKib < FLOOR_KIB || iterations < 2 || lanes < 1) {
                throw new IllegalArgumentException("a passphrase is not guarded as it must be");
            }
        }

        /** Takes about 0.3 s of one core. */
        static Passphrase fresh() {
            byte[] salt = new byte[SALT_LENGTH];
            new SecureRandom().nextBytes(salt);
            return new Passphrase(Base64.getEncoder().encodeToString(salt), 64 * 1024, 3, 1);
        }

        byte[] key(SecretValue passphrase) {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withSalt(Base64.getDecoder().decode(salt))
                    .withMemoryAsKB(memoryKib)
                    .withIterations(iterations)
                    .withParallelism(lanes)
                    .build());
            byte[] key = new byte[Envelope.KEY_LENGTH];
            passphrase.use(bytes -> generator.generateBytes(bytes, key));
            return key;
        }
    }

    /** Kept by the machine: its keychain or its service manager. */
    record Machine(String keeper) implements RootKeyOrigin {}

    static RootKeyOrigin parse(String text) {
        return text.startsWith("{\"keeper\"") ? Json.read(text, Machine.class) : Json.read(text, Passphrase.class);
    }

    default String text() {
        return Json.write(this);
    }
}
