package dev.missioncontrol.api.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ship it 👩‍💻", // woman, joiner, laptop
                "👩🏽‍💻", // with a skin tone
                "❤️‍🔥", // with a variation selector before the joiner
                "🏳️‍🌈",
                "👨‍👩‍👧‍👦",
                "🏃🏽‍♀️",
                "👨‍🦰",
                "🇫🇷 🇯🇵",
                "👍🏿",
                "1️⃣ ☑️",
                "می‌خواهم", // Persian, with a non-joiner
                "क्‍ष", // Devanagari, with a joiner
                "déploiement ✓ — Ünïcode 漢字 한글",
                "葛󠄀", // an ideograph in a chosen shape
                "a\u00A0b"
            })
    void aLineOfAnyLanguageWithAnyEmojiIsPlain(String line) {
        assertThat(TextRules.plain(line)).isTrue();
        assertThat(VisibleText.line(line)).isEqualTo(line);
        assertThatCode(() -> TextRules.requireLine("title", line)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\tb",
                "a\0b",
                "red \u001B[31m",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u202Eb", // right-to-left override
                "a\u2066b", // isolate
                "a\u200Fb",
                "a\u061Cb",
                "a\u200Bb",
                "a\u2060b",
                "\uFEFFa",
                "a\uFFF9b",
                "a\uD800",
                "\uDC00b",
                "pass\u200Dword", // a joiner where nothing joins
                "pass\u200Cword",
                "👩\u200D",
                "\u200D💻",
                "a\u200D💻",
                "👩\u200D\u200D💻",
                "👩\u200C💻",
                "漢\u200D字",
                "a\uFE0F\uFE0F",
                "\uFE0Fa"
            })
    void whatMovesHidesOrReordersTextIsNot(String line) {
        assertThat(TextRules.plain(line)).isFalse();
        assertThat(VisibleText.line(line)).isNotEqualTo(line);
        assertThatThrownBy(() -> TextRules.requireLine("title", line))
                .hasMessageStartingWith("The title holds the char");
    }

    @Test
    void tagsAreNotEvenInAFlag() {
        String hidden = new String(IntStream.of(0x1F3F4, 0xE0067, 0xE007F).toArray(), 0, 3);
        assertThat(TextRules.plain(hidden)).isFalse();
        assertThat(VisibleText.line(hidden)).isEqualTo("🏴⟨U+E0067⟩⟨U+E007F⟩");
    }

    @Test
    void theTypeOfTheRefusalNamesTheField() {
        assertThatThrownBy(() -> TextRules.requireLine("issueRef", "a\u202Eb"))
                .isInstanceOfSatisfying(
                        ControlPlaneException.class,
                        refused -> assertThat(refused.type()).isEqualTo("invalid-issue-ref"))
                .hasMessage("The issueRef holds the character U+202E, which moves, hides or reorders text;"
                        + " write it as plain text on one line.");
    }

    @Test
    void anAddressHoldsNothingUnseen() {
        assertThat(TextRules.visible("https://example.org/ü-🚀")).isTrue();
        assertThat(TextRules.visible("https://example.org/👩‍💻")).isFalse();
        assertThat(TextRules.visible("https://example.org/❤️")).isFalse();
    }

    @Test
    void namesOfAgentsAreStrict() {
        assertThatThrownBy(() -> TextRules.requireStrict(new AgentName("Slash 👩‍💻")))
                .hasMessageContaining("at most 31 characters");
        assertThatCode(() -> TextRules.requireStrict(new AgentName("slash-2"))).doesNotThrowAnyException();
    }
}
