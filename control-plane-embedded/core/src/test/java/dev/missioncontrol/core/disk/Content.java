package dev.missioncontrol.core.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A file: what it holds, what of that was forced, and the changes between the two in order. Confined to its disk. */
final class Content {
    private static final int SECTOR = 512;

    private final Bytes present;
    private final Bytes forced;
    private final List<Change> since = new ArrayList<>();

    /** What happened to the file after it was last forced. */
    private sealed interface Change {
        void apply(Bytes bytes);

        /** A write of a private copy. */
        @SuppressWarnings("ArrayRecordComponent") // compared nowhere
        record Written(int position, byte[] bytes) implements Change {
            @Override
            public void apply(Bytes target) {
                target.write(position, ByteBuffer.wrap(bytes));
            }

            /** The sectors that reached the disk before the power went. */
            Written torn(RandomGenerator random) {
                int sectors = (bytes.length + SECTOR - 1) / SECTOR;
                int kept = Math.min(bytes.length, random.nextInt(sectors + 1) * SECTOR);
                return new Written(position, Arrays.copyOf(bytes, kept));
            }
        }

        /** The end moved. */
        record Resized(int size) implements Change {
            @Override
            public void apply(Bytes target) {
                target.resize(size);
            }
        }
    }

    Content() {
        this(new Bytes());
    }

    private Content(Bytes bytes) {
        this.present = bytes;
        this.forced = bytes.copy();
    }

    int size() {
        return present.size();
    }

    int read(int position, ByteBuffer into) {
        return present.read(position, into);
    }

    int write(int position, ByteBuffer from) {
        byte[] copy = new byte[from.remaining()];
        from.get(copy);
        return change(new Change.Written(position, copy), copy.length);
    }

    void resize(int size) {
        change(new Change.Resized(size), 0);
    }

    private int change(Change change, int length) {
        change.apply(present);
        since.add(change);
        return length;
    }

    void force() {
        since.forEach(change -> change.apply(forced));
        since.clear();
    }

    /** The same file, all of it forced. */
    Content copy() {
        return new Content(present.copy());
    }

    /** The file as it is found after a cut. */
    Content afterCut(Loss loss, RandomGenerator random) {
        return switch (loss) {
            case NOTHING -> copy();
            case EVERYTHING -> new Content(forced.copy());
            case SOME -> {
                Bytes left = forced.copy();
                since.stream().filter(_ -> random.nextBoolean()).forEach(change -> apply(change, left, random));
                yield new Content(left);
            }
        };
    }

    private static void apply(Change change, Bytes left, RandomGenerator random) {
        boolean torn = random.nextInt(4) == 0;
        Change kept = change instanceof Change.Written written && torn ? written.torn(random) : change;
        kept.apply(left);
    }
}
