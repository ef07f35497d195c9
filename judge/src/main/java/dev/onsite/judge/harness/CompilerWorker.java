package dev.onsite.judge.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The process that compiles: kept warm between submissions, in memory only, without annotation processors (they would
 * run code here). Frames in: {@code S} source. Frames out: {@code R} ready, {@code C} [name, bytes, …] or {@code E}
 * [[line, column, message], …].
 */
public final class CompilerWorker {
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "(?m)^\\s*public\\s+(?:(?:final|abstract|sealed|strictfp)\\s+)*(?:class|interface|enum|record)\\s+(\\w+)");
    private static final int MOST_ERRORS = 20;
    private static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-Xlint:none",
            "-g",
            "-parameters",
            "-implicit:none",
            "-classpath",
            "",
            "-XDuseUnsharedTable=true",
            "-Xmaxerrs",
            String.valueOf(MOST_ERRORS));

    private CompilerWorker() {}

    /** Compiles until the judge closes the pipe. */
    public static void main(String[] arguments) throws IOException {
        InputStream in = new BufferedInputStream(System.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
        // The first compilation loads the compiler: before the first candidate waits for it.
        compile(
                compiler,
                files,
                "class Warm { record R(double[][] c, int[] l) {} java.util.List<R> r() {"
                        + " return java.util.stream.Stream.of(new R(new double[1][1], new int[] {1})).toList(); } }");
        Wire.write(out, 'R', null);
        while (true) {
            Wire.Frame request;
            try {
                request = Wire.read(in);
            } catch (IOException closed) {
                return;
            }
            Object answer = compile(compiler, files, (String) request.value());
            Wire.write(out, answer instanceof Errors ? 'E' : 'C', answer instanceof Errors e ? e.list() : answer);
        }
    }

    private record Errors(List<Object> list) {}

    private static Object compile(JavaCompiler compiler, JavaFileManager standard, String source) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
        Matcher type = PUBLIC_TYPE.matcher(source);
        String name = type.find() ? type.group(1) : "Solution";
        boolean compiled;
        try {
            compiled = compiler.getTask(
                            null,
                            new InMemory(standard, classes),
                            diagnostics,
                            OPTIONS,
                            null,
                            List.of(new Source(name, source)))
                    .call();
        } catch (RuntimeException | StackOverflowError broken) {
            return new Errors(List.of(List.of(1L, 1L, "the compiler gave up on this source: " + broken)));
        }
        if (!compiled) {
            List<Object> errors = new ArrayList<>();
            for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
                if (diagnostic.getKind() == Diagnostic.Kind.ERROR && errors.size() < MOST_ERRORS) {
                    errors.add(List.of(
                            diagnostic.getLineNumber(),
                            diagnostic.getColumnNumber(),
                            diagnostic.getMessage(Locale.ROOT)));
                }
            }
            return new Errors(errors);
        }
        List<Object> answer = new ArrayList<>();
        classes.forEach((className, bytes) -> {
            answer.add(className);
            answer.add(bytes.toByteArray());
        });
        return answer;
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
            super(standard);
            this.classes = classes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
