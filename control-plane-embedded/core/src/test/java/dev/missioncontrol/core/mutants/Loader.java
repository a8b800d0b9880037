package dev.missioncontrol.core.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Loads the core and its simulation anew, with the changed classes in place of their own. H2 knows the disks of the parent, so
 * those stay shared. Thread-safe.
 */
final class Loader extends ClassLoader {
    private static final String OURS = "dev.missioncontrol.core.";
    private static final String DISKS = "dev.missioncontrol.core.disk.";

    static {
        registerAsParallelCapable();
    }

    private final Map<String, byte[]> changed;

    Loader(Map<String, byte[]> changed) {
        super(Loader.class.getClassLoader());
        this.changed = changed;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(DISKS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = changed.containsKey(name) ? changed.get(name) : original(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
