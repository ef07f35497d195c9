package dev.onsite.bench.ann;

import dev.onsite.ml.ann.io.VectorFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * One engine under measurement, driven over standard input by {@code bench/ann/compare.py}: {@code build THREADS} answers
 * {@code built SECONDS BYTES}; {@code search EF SECONDS} runs all queries over and over, one at a time, for so long and
 * answers {@code found RECALL QPS}; {@code save FILE} and {@code load FILE} keep a built index between runs; {@code quit} ends it. The engine's
 * name comes first, then the data's directory, M and ef_construction.
 */
public final class Peer {
    private static final int K = 10;

    private final Engine engine;
    private final float[][] queries;
    private final int[][] truth;

    private Peer(Engine engine, Path directory) throws IOException {
        this.engine = engine;
        queries = VectorFiles.readFvecs(directory.resolve("query.fvecs"));
        truth = VectorFiles.readIvecs(directory.resolve("truth.ivecs"));
    }

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[1]);
        Engine engine = Engine.named(args[0], Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        new Peer(engine, directory).serve(directory);
    }

    private void serve(Path directory) throws Exception {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.strip().split(" ", -1);
            switch (words[0]) {
                case "build" -> {
                    float[][] base = VectorFiles.readFvecs(directory.resolve("base.fvecs"));
                    long start = System.nanoTime();
                    engine.build(base, Integer.parseInt(words[1]));
                    double seconds = (System.nanoTime() - start) / 1e9;
                    System.out.printf(Locale.ROOT, "built %.2f %d%n", seconds, engine.bytes());
                }
                case "save" -> {
                    engine.save(Path.of(words[1]));
                    System.out.println("saved");
                }
                case "load" -> {
                    long start = System.nanoTime();
                    engine.load(Path.of(words[1]));
                    System.out.printf(
                            Locale.ROOT, "loaded %.2f %d%n", (System.nanoTime() - start) / 1e9, engine.bytes());
                }
                case "search" -> search(Integer.parseInt(words[1]), Double.parseDouble(words[2]));
                case "quit" -> {
                    engine.close();
                    return;
                }
                default -> System.out.println("error unknown command " + words[0]);
            }
        }
    }

    private void search(int ef, double seconds) throws Exception {
        long[] found = new long[K];
        long hits = 0;
        for (int q = 0; q < queries.length; q++) {
            int count = engine.search(queries[q], K, ef, found);
            hits += overlap(found, count, truth[q]);
        }
        long searches = 0;
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long now = start;
        while (now < end) {
            for (int q = 0; q < queries.length; q++) {
                engine.search(queries[q], K, ef, found);
            }
            searches += queries.length;
            now = System.nanoTime();
        }
        System.out.printf(
                Locale.ROOT, "found %.4f %.1f%n", (double) hits / (queries.length * K), searches * 1e9 / (now - start));
    }

    private static int overlap(long[] found, int count, int[] truth) {
        int hits = 0;
        for (int i = 0; i < count; i++) {
            for (int t = 0; t < K; t++) {
                if (truth[t] == found[i]) {
                    hits++;
                }
            }
        }
        return hits;
    }
}
