package dev.missioncontrol.core.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * A path {@code cut:disk/file} as H2 sees it. H2 keeps its file systems in a static registry and finds disks by name alone, so
 * the mounted disks lie in a static map too. Thread-safe.
 */
public final class DiskPath extends FilePath {
    static final String SCHEME = "cut";

    private static final Map<String, Disk> MOUNTED = new ConcurrentHashMap<>();
    private static final AtomicLong NAMES = new AtomicLong();

    static {
        FilePath.register(new DiskPath(""));
    }

    private DiskPath(String name) {
        this.name = name;
    }

    static Disk mount(Function<String, Disk> make) {
        Disk disk = make.apply("disk" + NAMES.incrementAndGet());
        MOUNTED.put(disk.name(), disk);
        return disk;
    }

    static void unmount(Disk disk) {
        MOUNTED.remove(disk.name());
    }

    private Disk disk() {
        Disk disk = MOUNTED.get(diskName());
        if (disk == null) {
            throw DbException.get(ErrorCode.FILE_NOT_FOUND_1, name);
        }
        return disk;
    }

    private String diskName() {
        String path = name.substring(SCHEME.length() + 1);
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** The file's name on its disk, which is the same on every copy of the disk. */
    private String file() {
        return name.substring(name.indexOf('/') + 1);
    }

    private boolean isDisk() {
        return name.indexOf('/') < 0;
    }

    private interface Act<T> {
        T on(Disk disk) throws IOException;
    }

    private <T> T act(Act<T> act) {
        try {
            return act.on(disk());
        } catch (IOException e) {
            throw DbException.convertIOException(e, name);
        }
    }

    @Override
    public DiskPath getPath(String path) {
        return new DiskPath(path.replace('\\', '/'));
    }

    @Override
    public long size() {
        return act(disk -> disk.size(file()));
    }

    @Override
    public void moveTo(FilePath newName, boolean atomicReplace) {
        act(disk -> {
            disk.move(file(), ((DiskPath) newName).file());
            return true;
        });
    }

    @Override
    public boolean createFile() {
        return act(disk -> disk.create(file()));
    }

    @Override
    public boolean exists() {
        return isDisk() || disk().exists(file());
    }

    @Override
    public void delete() {
        act(disk -> {
            disk.delete(file());
            return true;
        });
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return disk().list(file()).stream()
                .<FilePath>map(found -> getPath(SCHEME + ":" + diskName() + "/" + found))
                .toList();
    }

    @Override
    public DiskPath toRealPath() {
        return this;
    }

    @Override
    public @Nullable FilePath getParent() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? null : getPath(name.substring(0, slash));
    }

    @Override
    public boolean isDirectory() {
        return isDisk();
    }

    @Override
    public boolean isRegularFile() {
        return !isDisk() && disk().exists(file());
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public boolean canWrite() {
        return !disk().readOnly();
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public void createDirectory() {
        // a disk is its own only directory
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Disk disk = disk();
        if (!mode.equals("r") && !disk.exists(file())) {
            disk.create(file());
        }
        return new DiskChannel(disk, file());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }
}
