package dev.missioncontrol.api.text;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for what a name or a line of text may hold. A character disturbs if it moves, hides or reorders other text.
 * Our doors refuse such a line; the doors of classic clients, which cannot be told, take it, and {@link VisibleText} marks
 * the character wherever it is shown.
 */
public final class TextRules {
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    /** Scripts whose letters never join, so that a joiner between them can only be a trick. */
    private static final Set<UnicodeScript> NEVER_JOINING = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.COMMON);

    private TextRules() {}

    /** Refuses ({@code INVALID}, {@code invalid-FIELD}) a line that holds a character that disturbs. */
    public static void requireLine(String field, @Nullable String text) {
        OptionalInt wrong = text == null ? OptionalInt.empty() : disturbing(text);
        if (wrong.isPresent()) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "invalid-" + field.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT),
                    "The " + field + " holds the character U+%04X, ".formatted(wrong.getAsInt())
                            + "which moves, hides or reorders text; write it as plain text on one line.");
        }
    }

    /** Does the same for each of several. */
    public static void requireLines(String field, List<String> texts) {
        texts.forEach(text -> requireLine(field, text));
    }

    /** Refuses ({@code INVALID}, invalid-agent-name) an agent's name that only a classic client may use. */
    public static void requireStrict(@Nullable AgentName agent) {
        if (agent != null && !agent.strict()) {
            throw new ControlPlaneException(
                    Category.INVALID,
                    "invalid-agent-name",
                    "An agent's name must start with a letter and hold only a-z, 0-9 and '-', at most 31 characters.");
        }
    }

    /** Returns whether the text holds no character that disturbs. */
    public static boolean plain(String text) {
        return disturbing(text).isEmpty();
    }

    /** Returns whether every character of the text is seen, as in an address or the name of a branch. */
    public static boolean visible(String text) {
        return plain(text) && text.codePoints().noneMatch(c -> c == JOINER || c == NON_JOINER || selects(c));
    }

    private static OptionalInt disturbing(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (disturbs(text, i)) {
                return OptionalInt.of(text.codePointAt(i));
            }
        }
        return OptionalInt.empty();
    }

    /** Returns whether the character that begins at the index disturbs the text around it. */
    public static boolean disturbs(String text, int index) {
        int c = text.codePointAt(index);
        if (c >= 0x20 && c < 0x7F) {
            return false;
        }
        if (c == JOINER || c == NON_JOINER) {
            return !joins(text, index, c);
        }
        return selects(c) ? index == 0 || selects(text.codePointBefore(index)) : alwaysDisturbs(c);
    }

    /** Matches controls, line and paragraph separators, bidi marks and overrides, invisible characters, tags. */
    private static boolean alwaysDisturbs(int c) {
        return c < 0xA0
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0x061C
                || c == 0xFEFF
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0xFFF9 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    /** Matches variation selectors, which choose the shape of the character before them. */
    private static boolean selects(int c) {
        return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /** Returns whether the joiner stands where a script or an emoji needs it: between two that it can join. */
    private static boolean joins(String text, int index, int joiner) {
        if (index == 0 || index + 1 == text.length()) {
            return false;
        }
        int before = text.codePointBefore(index);
        int after = text.codePointAt(index + 1);
        boolean emoji = joiner == JOINER && endsEmoji(text, index) && Character.isExtendedPictographic(after);
        return emoji || (joinable(before) && joinable(after));
    }

    /** Returns whether an emoji ends there, with its skin tone and its variation selector. */
    private static boolean endsEmoji(String text, int end) {
        int i = end;
        while (i > 0 && (selects(text.codePointBefore(i)) || Character.isEmojiModifier(text.codePointBefore(i)))) {
            i -= Character.charCount(text.codePointBefore(i));
        }
        return i > 0 && Character.isExtendedPictographic(text.codePointBefore(i));
    }

    private static boolean joinable(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        UnicodeScript script = UnicodeScript.of(c);
        return (mark || Character.isLetter(c)) && script != UnicodeScript.INHERITED && !NEVER_JOINING.contains(script);
    }
}
