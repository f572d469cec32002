package dev.signet.jose.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Loads the classes of one package anew, in an application that lacks another package. Thread-safe. */
public final class MissingPackage extends ClassLoader {

    private final String missing;
    private final String loaded;

    /**
     * @param missing the name of the package that is not there
     * @param loaded the name of the package whose classes are to see that
     */
    public MissingPackage(String missing, String loaded) {
        super(MissingPackage.class.getClassLoader());
        this.missing = missing;
        this.loaded = loaded;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isIn(missing, name)) {
            throw new ClassNotFoundException(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            return isIn(loaded, name) ? defined(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (InputStream octets = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (octets == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] all = octets.readAllBytes();
            return defineClass(name, all, 0, all.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIn(String packageName, String className) {
        return className.startsWith(packageName) && className.lastIndexOf('.') == packageName.length();
    }
}
