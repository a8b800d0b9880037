package dev.missioncontrol.api.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Refuses text that is not UTF-8, which Java would replace by U+FFFD without a word. Arguments and variables are
 * decoded before {@code main}, in the character set of the locale: there U+FFFD is all that tells of lost bytes.
 */
public final class Utf8 {
    private static final char REPLACED = '\uFFFD';

    private Utf8() {}

    /** Returns a sentence about the first argument that could not be read, if there is one. */
    public static Optional<String> refusal(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (replaced(arguments[i])) {
                return Optional.of(refusal("Argument " + (i + 1) + " ('" + arguments[i] + "')"));
            }
        }
        return Optional.empty();
    }

    /** Returns the sentence about a text that could not be read. */
    public static String refusal(String name) {
        return name + " is not text in UTF-8; write it in UTF-8, in a locale such as LC_ALL=C.UTF-8.";
    }

    /** Tells whether bytes were lost when the text was decoded. */
    public static boolean replaced(String text) {
        return text.indexOf(REPLACED) >= 0;
    }

    /** Decodes the bytes, or throws {@link IllegalArgumentException} with a sentence that begins with the name. */
    public static String decode(byte[] bytes, String name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(refusal(name), e);
        }
    }
}
