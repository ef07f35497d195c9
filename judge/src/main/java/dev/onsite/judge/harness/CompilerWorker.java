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
import java.util.Optional;
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

    private static final int PRACTICE_ROUNDS = 25;

    /** What submissions are made of. */
    private static final String PRACTICE = """
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;

            class Solution {
                record Result(double[][] rows, int[] labels, double loss) {}

                private final Map<String, List<Integer>> seen = new HashMap<>();

                public Result solve(double[][] points, String[] words, int k) {
                    PriorityQueue<Integer> heap = new PriorityQueue<>((a, b) -> Double.compare(points[a][0], points[b][0]));
                    for (int i = 0; i < points.length; i++) {
                        heap.add(i);
                        if (heap.size() > k) heap.poll();
                    }
                    for (String word : words) seen.computeIfAbsent(word, w -> new ArrayList<>()).add(word.length());
                    double loss = 0;
                    for (double[] row : points) loss += Math.log1p(Math.exp(-Math.abs(row[0]))) / points.length;
                    int[] labels = IntStream.range(0, k).map(i -> heap.isEmpty() ? -1 : heap.poll()).toArray();
                    if (loss < 0) throw new IllegalArgumentException("loss is " + loss);
                    return new Result(Arrays.stream(points).map(double[]::clone).toArray(double[][]::new), labels, loss);
                }
            }
            """;

    private final JavaCompiler compiler;
    /** One for all: a warm context goes on using the first it was given. */
    private final InMemory files;

    private final Optional<WarmTasks> tasks;

    private CompilerWorker(JavaCompiler compiler, InMemory files, Optional<WarmTasks> tasks) {
        this.compiler = compiler;
        this.files = files;
        this.tasks = tasks;
    }

    /** Compiles until the judge closes the pipe. */
    public static void main(String[] arguments) throws IOException {
        InputStream in = new BufferedInputStream(System.in);
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
        CompilerWorker worker = new CompilerWorker(compiler, new InMemory(files), WarmTasks.find());
        // The first compilation loads the compiler: before the first candidate waits for it.
        worker.compile(PRACTICE);
        Wire.write(out, 'R', null);
        // The next ones let the just-in-time compiler at it, as long as nobody waits.
        for (int i = 0; i < PRACTICE_ROUNDS && in.available() == 0; i++) {
            worker.compile(PRACTICE);
        }
        while (true) {
            Wire.Frame request;
            try {
                request = Wire.read(in);
            } catch (IOException closed) {
                return;
            }
            Object answer = worker.compile((String) request.value());
            Wire.write(out, answer instanceof Errors ? 'E' : 'C', answer instanceof Errors e ? e.list() : answer);
            if (answer instanceof Errors && in.available() == 0) {
                // The candidate reads the error; the next compilation begins with a new context.
                worker.compile(PRACTICE);
            }
        }
    }

    private record Errors(List<Object> list) {}

    private Object compile(String source) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        files.classes.clear();
        Matcher type = PUBLIC_TYPE.matcher(source);
        String name = type.find() ? type.group(1) : "Solution";
        boolean compiled;
        try {
            List<Source> sources = List.of(new Source(name, source));
            compiled = tasks.isPresent() && tasks.get().compile(files, diagnostics, OPTIONS, sources);
            boolean silent =
                    compiled ? files.classes.isEmpty() : errors(diagnostics).isEmpty();
            if (silent) {
                // A warm context that is not as it should be, or a source that breaks the compiler itself.
                tasks.ifPresent(WarmTasks::giveUp);
                compiled = compiler.getTask(null, files, diagnostics, OPTIONS, null, sources)
                        .call();
            }
        } catch (RuntimeException | StackOverflowError broken) {
            return new Errors(List.of(List.of(1L, 1L, "the compiler gave up on this source: " + broken)));
        }
        if (!compiled) {
            List<Object> errors = errors(diagnostics);
            return new Errors(
                    errors.isEmpty() ? List.of(List.of(1L, 1L, "the compiler gave up on this source")) : errors);
        }
        List<Object> answer = new ArrayList<>();
        files.classes.forEach((className, bytes) -> {
            answer.add(className);
            answer.add(bytes.toByteArray());
        });
        return answer;
    }

    private static List<Object> errors(DiagnosticCollector<JavaFileObject> diagnostics) {
        List<Object> errors = new ArrayList<>();
        for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR && errors.size() < MOST_ERRORS) {
                errors.add(List.of(
                        diagnostic.getLineNumber(), diagnostic.getColumnNumber(), diagnostic.getMessage(Locale.ROOT)));
            }
        }
        return errors;
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
        private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

        InMemory(JavaFileManager standard) {
            super(standard);
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
