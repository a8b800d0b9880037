package dev.missioncontrol.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.api.audit.Checkpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyTest {
    @Test
    void theSameFileGivesTheSameKeyAndAnotherFileAnother(@TempDir Path one, @TempDir Path other) {
        SigningKey key = SigningKey.of(IntegrityKeyFile.in(one));
        assertThat(SigningKey.of(IntegrityKeyFile.in(one)).publicKey()).isEqualTo(key.publicKey());
        assertThat(SigningKey.of(IntegrityKeyFile.in(other)).publicKey()).isNotEqualTo(key.publicKey());
        assertThat(key.publicKey()).hasSize(64);
    }

    @Test
    void aSignatureHoldsForItsTextAndKeyAlone(@TempDir Path one, @TempDir Path other) {
        SigningKey key = SigningKey.of(IntegrityKeyFile.in(one));
        String signature = key.sign("text");
        assertThat(Checkpoint.signedBy(key.publicKey(), "text", signature)).isTrue();
        assertThat(Checkpoint.signedBy(key.publicKey(), "text!", signature)).isFalse();
        assertThat(Checkpoint.signedBy(key.publicKey(), "text", "00" + signature.substring(2)))
                .isFalse();
        assertThat(Checkpoint.signedBy("nonsense", "text", signature)).isFalse();
        String theirs = SigningKey.of(IntegrityKeyFile.in(other)).publicKey();
        assertThat(Checkpoint.signedBy(theirs, "text", signature)).isFalse();
    }

    @Test
    void sensitiveValuesAreKnownAgainByFieldAndKeyOnly(@TempDir Path one, @TempDir Path other) {
        Sensitive sensitive = new Sensitive(IntegrityKeyFile.in(one));
        assertThat(sensitive.hash("address", "10.0.0.1")).isEqualTo(sensitive.hash("address", "10.0.0.1"));
        assertThat(sensitive.hash("address", "10.0.0.1")).isNotEqualTo(sensitive.hash("peer", "10.0.0.1"));
        assertThat(sensitive.hash("address", "10.0.0.1"))
                .isNotEqualTo(new Sensitive(IntegrityKeyFile.in(other)).hash("address", "10.0.0.1"))
                .doesNotContain("10.0");
    }
}
