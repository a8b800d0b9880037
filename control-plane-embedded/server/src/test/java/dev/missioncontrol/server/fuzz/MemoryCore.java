package dev.missioncontrol.server.fuzz;

import dev.missioncontrol.core.Core;
import dev.missioncontrol.core.CoreConfig;
import dev.missioncontrol.core.store.Database;
import dev.missioncontrol.core.store.DiskVolume;
import java.nio.file.Path;
import java.util.UUID;
import org.h2.store.fs.FileUtils;

/**
 * Runs a core whose database files are in memory, so that forcing costs nothing; they are deleted on close. Confined to
 * one thread.
 */
record MemoryCore(Core core, String file) implements AutoCloseable {
    /** Opens a core with its keys in a directory of its own within {@code parent}. */
    static MemoryCore open(Path parent) {
        String name = UUID.randomUUID().toString();
        Path directory = parent.resolve(name);
        String file = "memFS:" + name;
        Database database = new Database.H2Url("jdbc:h2:" + file, DiskVolume.ENDLESS);
        return new MemoryCore(Core.open(CoreConfig.inDirectory(directory).on(database)), file);
    }

    @Override
    public void close() {
        core.close();
        FileUtils.delete(file + ".mv.db");
        FileUtils.delete(file + "-telemetry.mv.db");
    }
}
