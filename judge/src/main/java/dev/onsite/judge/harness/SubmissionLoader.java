package dev.onsite.judge.harness;

import java.util.Map;

/** Loads a submission's classes above the platform's alone: this package is not among what it can link to. */
final class SubmissionLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    SubmissionLoader(Map<String, byte[]> classes) {
        super("submission", ClassLoader.getPlatformClassLoader());
        this.classes = classes;
    }

    boolean defines(String name) {
        return classes.containsKey(name);
    }

    Map<String, byte[]> classes() {
        return classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
