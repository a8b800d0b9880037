package dev.missioncontrol.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class Utf8Test {
    @Test
    void anArgumentWithLostBytesIsNamedByItsPlace() {
        assertThat(Utf8.refusal("inbox", "déploiement ✓", "")).isEmpty();
        assertThat(Utf8.refusal("inbox", "d\uFFFD\uFFFDploiement").orElseThrow())
                .startsWith("Argument 2 ")
                .contains("LC_ALL=C.UTF-8");
    }

    @Test
    void bytesAreReadAsTheyAreOrRefused() {
        assertThat(Utf8.decode("déploiement ✓".getBytes(StandardCharsets.UTF_8), "It"))
                .isEqualTo("déploiement ✓");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Utf8.decode("dé".getBytes(StandardCharsets.ISO_8859_1), "Standard input"))
                .withMessageStartingWith("Standard input is not text in UTF-8");
    }
}
