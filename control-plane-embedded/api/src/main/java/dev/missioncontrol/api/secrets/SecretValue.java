package dev.missioncontrol.api.secrets;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.ControlPlaneException.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a secret while they are in use: never a string, never printed, and wiped when closed. Confined to one
 * thread at a time.
 */
public final class SecretValue implements AutoCloseable {
    public static final int LENGTH_MAX = 64 * 1024;

    private static final int BYTES_PER_CHARACTER = 3;

    private final byte[] bytes;
    private boolean wiped;

    private SecretValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over the array, which is wiped when the value is closed, and at once if the value is refused. */
    public static SecretValue taking(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > LENGTH_MAX) {
            Arrays.fill(bytes, (byte) 0);
            throw new ControlPlaneException(
                    Category.INVALID, "invalid-value", "A secret's value is 1 to " + LENGTH_MAX + " bytes long.");
        }
        return new SecretValue(bytes);
    }

    /** Encodes typed characters in UTF-8 and wipes them. */
    public static SecretValue typed(char[] characters) {
        byte[] wide = new byte[characters.length * BYTES_PER_CHARACTER];
        ByteBuffer encoded = ByteBuffer.wrap(wide);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(characters), encoded, true);
        byte[] exact = Arrays.copyOf(wide, encoded.position());
        Arrays.fill(wide, (byte) 0);
        Arrays.fill(characters, '\0');
        return taking(exact);
    }

    /** Passes the bytes to a consumer that must not keep them. */
    public <E extends Exception> void use(Use<E> use) throws E {
        use.with(present());
    }

    /** Consumes the bytes of a value. */
    @FunctionalInterface
    public interface Use<E extends Exception> {
        void with(byte[] bytes) throws E;
    }

    public void writeTo(OutputStream stream) throws IOException {
        stream.write(present());
    }

    /** Returns the characters for a field that shows them; the caller must wipe them. */
    public char[] characters() {
        char[] wide = new char[present().length];
        CharBuffer decoded = CharBuffer.wrap(wide);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(present()), decoded, true);
        char[] exact = Arrays.copyOf(wide, decoded.position());
        Arrays.fill(wide, '\0');
        return exact;
    }

    private byte[] present() {
        if (wiped) {
            throw new IllegalStateException("the value was wiped");
        }
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        wiped = true;
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
