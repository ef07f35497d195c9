package dev.onsite.judge.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * The JDK's own pool of compiler contexts, which JShell uses: what was read of the platform's classes stays read, and a
 * compilation takes a third of the time. It is no exported API, hence by reflection, and only where the JDK has it.
 */
final class WarmTasks {
    private static final String POOL = "com.sun.tools.javac.api.JavacTaskPool";

    /** A context keeps every name it has seen: now and then a new one. */
    private static final int COMPILATIONS_A_POOL = 250;

    private final Class<?> worker;
    private final Method getTask;
    private Object pool;
    private int compilations;

    private WarmTasks(Class<?> worker, Method getTask) {
        this.worker = worker;
        this.getTask = getTask;
    }

    /** Empty where this JDK has no such pool, or does not show it. */
    static Optional<WarmTasks> find() {
        try {
            Class<?> owner = Class.forName(POOL);
            Class<?> worker = Class.forName(POOL + "$Worker");
            for (Method method : owner.getMethods()) {
                if (method.getName().equals("getTask") && method.getParameterCount() == 7) {
                    WarmTasks tasks = new WarmTasks(worker, method);
                    tasks.renew();
                    return Optional.of(tasks);
                }
            }
        } catch (ReflectiveOperationException | LinkageError absent) {
            // Then every compilation begins anew.
        }
        return Optional.empty();
    }

    private void renew() throws ReflectiveOperationException {
        pool = getTask.getDeclaringClass().getConstructor(int.class).newInstance(1);
        compilations = 0;
    }

    /** Begins anew at the next compilation: a context that has seen an error may keep something of it. */
    void giveUp() {
        compilations = COMPILATIONS_A_POOL;
    }

    /** Whether the source compiled; as {@link JavaCompiler.CompilationTask#call()}. */
    boolean compile(
            JavaFileManager files,
            DiagnosticListener<JavaFileObject> diagnostics,
            List<String> options,
            List<? extends JavaFileObject> sources) {
        try {
            if (++compilations > COMPILATIONS_A_POOL) {
                renew();
            }
            Object call = Proxy.newProxyInstance(
                    WarmTasks.class.getClassLoader(),
                    new Class<?>[] {worker},
                    (proxy, method, task) -> ((JavaCompiler.CompilationTask) task[0]).call());
            boolean compiled = (Boolean) getTask.invoke(pool, null, files, diagnostics, options, null, sources, call);
            if (!compiled) {
                giveUp();
            }
            return compiled;
        } catch (InvocationTargetException thrown) {
            giveUp();
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
