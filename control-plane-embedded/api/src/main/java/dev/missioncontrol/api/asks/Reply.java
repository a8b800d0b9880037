package dev.missioncontrol.api.asks;

import dev.missioncontrol.api.Checks;
import dev.missioncontrol.api.SizeLimits;
import org.jspecify.annotations.Nullable;

/** The answer to an ask, one case for each group of kinds. */
public sealed interface Reply {
    /** Answers an approval or an access: yes or no. */
    record Verdict(boolean granted, @Nullable String words) implements Reply {
        public Verdict {
            words = bounded(words);
        }
    }

    /** Answers a choice with exactly one of its options. */
    record Chosen(String option, @Nullable String words) implements Reply {
        public Chosen {
            Checks.text(option, "option", NewAsk.OPTION_LENGTH_MAX);
            words = bounded(words);
        }
    }

    /** Answers a text. */
    record Text(String text) implements Reply {
        public Text {
            Checks.text(text, "text", WORDS_MAX);
        }
    }

    /** Answers a secret with a reference to the version that holds it. */
    record SecretReference(String name, int version) implements Reply {
        public SecretReference {
            Checks.text(name, "name", 128);
            if (version < 1) {
                throw new IllegalArgumentException("version is not positive");
            }
        }
    }

    /** Confirms a task. */
    record Done(@Nullable String words) implements Reply {
        public Done {
            words = bounded(words);
        }
    }

    int WORDS_MAX = SizeLimits.WORDS;

    /** Returns the answer in words, as the waiting item receives it. */
    default String inWords() {
        return switch (this) {
            case Verdict(boolean granted, String words) -> with(granted ? "granted" : "denied", words);
            case Chosen(String option, String words) -> with(option, words);
            case Text(String text) -> text;
            case SecretReference(String name, int version) -> name + "@" + version;
            case Done(String words) -> with("done", words);
        };
    }

    private static String with(String answer, @Nullable String words) {
        return words == null ? answer : answer + ": " + words;
    }

    private static @Nullable String bounded(@Nullable String words) {
        return words == null || words.isBlank() ? null : Checks.atMost(words, "words", WORDS_MAX);
    }
}
