package dev.missioncontrol.core.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow. Confined to their disk. */
final class Bytes {
    private byte[] bytes;
    private int size;

    Bytes() {
        this(new byte[0], 0);
    }

    private Bytes(byte[] bytes, int size) {
        this.bytes = bytes;
        this.size = size;
    }

    int size() {
        return size;
    }

    Bytes copy() {
        return new Bytes(Arrays.copyOf(bytes, size), size);
    }

    /** How many bytes there were to read; -1 at the end. */
    int read(int position, ByteBuffer into) {
        if (position >= size) {
            return -1;
        }
        int length = Math.min(into.remaining(), size - position);
        into.put(bytes, position, length);
        return length;
    }

    void write(int position, ByteBuffer from) {
        int length = from.remaining();
        reserve(position + length);
        from.get(bytes, position, length);
        size = Math.max(size, position + length);
    }

    void resize(int newSize) {
        reserve(newSize);
        if (newSize < size) {
            Arrays.fill(bytes, newSize, size, (byte) 0);
        }
        size = newSize;
    }

    private void reserve(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length * 2));
        }
    }
}
