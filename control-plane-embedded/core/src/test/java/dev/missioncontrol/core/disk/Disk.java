package dev.missioncontrol.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that can be cut. Names of files are durable at once, their bytes when they are forced. After a cut every
 * operation fails, so nothing of the process that used it can reach it any more. Thread-safe.
 */
public final class Disk implements AutoCloseable {
    private final TreeMap<String, Content> files = new TreeMap<>();
    private final String name;
    private Failure failure = Failure.NONE;
    private @Nullable Fuse fuse;
    private boolean cut;
    private long forces;
    private final Map<String, Long> written = new HashMap<>();
    private final Map<String, Long> forced = new HashMap<>();

    /** Burns down with each operation of its kind. */
    private record Fuse(CutPoint point, int left) {}

    private Disk(String name) {
        this.name = name;
    }

    /** An empty disk that H2 can reach. */
    public static Disk mount() {
        return DiskPath.mount(Disk::new);
    }

    /** Where H2 finds a database on this disk. */
    public String url() {
        return "jdbc:h2:" + DiskPath.SCHEME + ":" + name + "/control-plane";
    }

    String name() {
        return name;
    }

    /** Another disk with the same files, all of them forced. */
    public synchronized Disk copy() {
        Disk copy = mount();
        files.forEach((file, content) -> copy.files.put(file, content.copy()));
        return copy;
    }

    /** Cuts this disk, if that has not happened, and gives the one that is found afterwards. */
    public synchronized Disk afterCut(Loss loss, RandomGenerator random) {
        cut = true;
        Disk found = mount();
        files.forEach((file, content) -> found.files.put(file, content.afterCut(loss, random)));
        return found;
    }

    /** The power goes at the {@code count}th such operation from now on. */
    public synchronized void cutAt(CutPoint point, int count) {
        fuse = new Fuse(point, count);
    }

    /** Nothing will cut the power by itself. */
    public synchronized void holdPower() {
        fuse = null;
    }

    /** From now on writes fail like this. */
    public synchronized void fail(Failure how) {
        failure = how;
    }

    /** Whether the power went. */
    public synchronized boolean isCut() {
        return cut;
    }

    /** How often something was forced. */
    public synchronized long forces() {
        return forces;
    }

    /** How often the file was forced. */
    public synchronized long forces(String file) {
        return forced.getOrDefault(file, 0L);
    }

    /** How often the file was written to. */
    public synchronized long writes(String file) {
        return written.getOrDefault(file, 0L);
    }

    /** How large the file is. */
    public synchronized long bytes(String file) {
        return size(file);
    }

    /** Forgets the disk; H2 must have closed what it had open. */
    @Override
    public void close() {
        DiskPath.unmount(this);
    }

    synchronized boolean exists(String file) {
        return files.containsKey(file);
    }

    synchronized List<String> list(String prefix) {
        return new ArrayList<>(files.tailMap(prefix).keySet().stream()
                .filter(file -> file.startsWith(prefix))
                .toList());
    }

    synchronized boolean create(String file) throws IOException {
        writable();
        return files.putIfAbsent(file, new Content()) == null;
    }

    synchronized void delete(String file) throws IOException {
        writable();
        files.remove(file);
    }

    synchronized void move(String from, String to) throws IOException {
        writable();
        Content content = content(from);
        files.remove(from);
        files.put(to, content);
    }

    synchronized int size(String file) {
        Content content = files.get(file);
        return content == null ? 0 : content.size();
    }

    synchronized int read(String file, int position, ByteBuffer into) throws IOException {
        powered();
        return content(file).read(position, into);
    }

    synchronized int write(String file, int position, ByteBuffer from) throws IOException {
        writable();
        burn(CutPoint.BEFORE_WRITE);
        written.merge(file, 1L, Long::sum);
        return content(file).write(position, from);
    }

    synchronized void resize(String file, int size) throws IOException {
        writable();
        burn(CutPoint.BEFORE_WRITE);
        written.merge(file, 1L, Long::sum);
        content(file).resize(size);
    }

    synchronized void force(String file) throws IOException {
        writable();
        burn(CutPoint.BEFORE_FORCE);
        content(file).force();
        forces++;
        forced.merge(file, 1L, Long::sum);
        burn(CutPoint.AFTER_FORCE);
    }

    synchronized boolean readOnly() {
        return failure == Failure.READ_ONLY;
    }

    private Content content(String file) throws NoSuchFileException {
        Content content = files.get(file);
        if (content == null) {
            throw new NoSuchFileException(file);
        }
        return content;
    }

    private void writable() throws IOException {
        powered();
        if (failure != Failure.NONE) {
            throw new IOException(failure.words());
        }
    }

    private void powered() throws IOException {
        if (cut) {
            throw new IOException("the power is cut");
        }
    }

    private void burn(CutPoint point) throws IOException {
        if (fuse != null && fuse.point() == point) {
            fuse = new Fuse(point, fuse.left() - 1);
            cut = fuse.left() <= 0;
            powered();
        }
    }
}
