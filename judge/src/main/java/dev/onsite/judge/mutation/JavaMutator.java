package dev.onsite.judge.mutation;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Mutants of a Java source, from the compiler's own syntax tree. They are changes of the source and not of bytecode, as
 * PIT makes them: the judge is given sources, and a person reads a survivor as the line it is.
 *
 * <p>Some do not compile (a string minus a string, a variable never set); the judge's CE tells, and they count for
 * nothing.
 */
final class JavaMutator {
    private JavaMutator() {}

    /**
     * All mutants, in the order of the source.
     *
     * @throws IllegalStateException where this Java has no compiler
     */
    static List<Mutant> of(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java has no compiler; start with a JDK, not a JRE");
        }
        DiagnosticListener<JavaFileObject> silent = diagnostic -> {};
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, silent, List.of("-proc:none"), null, List.of(new Source(source)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            return new JavaMutations(source, unit, Trees.instance(task).getSourcePositions()).all();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Solution.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
