package dev.missioncontrol.console.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyWordsTest {
    @Test
    void keysAreNamedAsOnTheKeyboardOfThePlatform() {
        assertThat(KeyDispatch.shown("Ctrl+Shift+L", false)).isEqualTo("Ctrl Shift L");
        assertThat(KeyDispatch.shown("Ctrl+Shift+L", true)).isEqualTo("⇧⌘L");
        assertThat(KeyDispatch.shown("Ctrl+Enter", true)).isEqualTo("⌘↩");
        assertThat(KeyDispatch.shown("Shift+R", true)).isEqualTo("⇧R");
        assertThat(KeyDispatch.shown("G I", true)).isEqualTo("G I");
    }
}
