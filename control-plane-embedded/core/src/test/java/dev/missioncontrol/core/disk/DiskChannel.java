package dev.missioncontrol.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** An open file of a disk. Thread-safe. */
final class DiskChannel extends FileBaseDefault {
    private final Disk disk;
    private final String file;

    DiskChannel(Disk disk, String file) {
        this.disk = disk;
        this.file = file;
    }

    @Override
    public long size() throws IOException {
        return disk.size(file);
    }

    @Override
    public synchronized int read(ByteBuffer into, long position) throws IOException {
        return disk.read(file, Math.toIntExact(position), into);
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
        return disk.write(file, Math.toIntExact(position), from);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        if (size < size()) {
            disk.resize(file, Math.toIntExact(size));
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        disk.force(file);
    }

    /** Each disk belongs to one machine and each database on it to one process, so a lock is always free. */
    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        return new Lock(this);
    }

    private static final class Lock extends FileLock {
        private boolean valid = true;

        Lock(DiskChannel channel) {
            super(channel, 0, 1, false);
        }

        @Override
        public boolean isValid() {
            return valid;
        }

        @Override
        public void release() {
            valid = false;
        }
    }
}
