package dev.missioncontrol.core.audit;

import dev.missioncontrol.api.ControlPlaneException;
import dev.missioncontrol.api.audit.Checkpoint;
import dev.missioncontrol.api.home.FileErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps checkpoints outside the database, one line each: a forger of the database must change this file as well, and
 * every copy kept elsewhere. Append-only. Confined to its loop.
 */
public final class CheckpointFile {
    private static final int LINE_MAX = 1024;

    private final Path file;

    public CheckpointFile(Path file) {
        this.file = file;
    }

    /** Returns the file of a data directory. */
    public static CheckpointFile in(Path directory) {
        return new CheckpointFile(directory.resolve("checkpoints.log"));
    }

    /** Reads all checkpoints, oldest first; none if there is no file. Skips a line torn by a power failure. */
    public List<Checkpoint> read() {
        try {
            List<Checkpoint> checkpoints = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                parsed(line).ifPresent(checkpoints::add);
            }
            return checkpoints;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    private static Optional<Checkpoint> parsed(String line) {
        try {
            return Optional.of(Checkpoint.parse(line));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the latest era in the file; 0 without checkpoints. */
    public long lastEra() {
        return read().stream()
                .mapToLong(checkpoint -> checkpoint.position().era())
                .max()
                .orElse(0);
    }

    /** Returns the last complete one. */
    Optional<Checkpoint> last() {
        try (RandomAccessFile reading = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(reading.length(), 3L * LINE_MAX)];
            reading.seek(reading.length() - tail.length);
            reading.readFully(tail);
            List<Checkpoint> found = new String(tail, StandardCharsets.US_ASCII)
                    .lines()
                    .flatMap(line -> parsed(line).stream())
                    .toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", e);
        }
    }

    /** Appends checkpoints and forces them to disk. */
    void append(List<Checkpoint> checkpoints) {
        StringBuilder text = new StringBuilder();
        checkpoints.forEach(checkpoint -> text.append(checkpoint.line()).append('\n'));
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = channel.size();
            String whole = end > 0 && !endsALine(channel, end) ? "\n" + text : text.toString();
            ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            channel.force(true);
        } catch (IOException e) {
            throw failed("write", e);
        }
    }

    private static boolean endsALine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, end - 1) == 1 && last.get(0) == '\n';
    }

    private ControlPlaneException failed(String operation, IOException cause) {
        return FileErrors.of("checkpoint-file", operation, file, cause);
    }
}
