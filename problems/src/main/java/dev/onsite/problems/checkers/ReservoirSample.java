package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cases of a reservoir. Many samples are right, so each is checked for what must hold of it (its size, that it holds what
 * came by, that nothing comes back) and all of a case together for being fair, by chi-square tests of how often each place
 * of the stream, or pair of places in a short one, was drawn.
 */
public final class ReservoirSample implements Checker {
    /** Stretches of equal length that a long stream is counted in. */
    private static final int STRETCHES = 20;

    /** Streams up to this length are counted place by place and pair by pair. */
    private static final int SHORT = 8;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "three of four",
                        draw -> new Script(List.of(3, 1L))
                                .call("add", List.of(100L, 2L))
                                .call("add", List.of(200L, 1L))
                                .call("sample", List.of())
                                .call("add", List.of(300L, 1L))
                                .call("sample", List.of()))
                .sampleScript(
                        "fewer than k",
                        draw -> new Script(List.of(10, 2L))
                                .call("sample", List.of())
                                .call("add", List.of(7L, 4L))
                                .call("add", List.of(50L, 0L))
                                .call("sample", List.of())
                                .call("reset", List.of())
                                .call("add", List.of(0L, 1L))
                                .call("sample", List.of()))
                .hiddenScript("one of two", draw -> streams(draw, 1, 3_000, false, 1, 1))
                .hiddenScript("two of five", draw -> streams(draw, 2, 4_000, false, 5))
                .hiddenScript("one record at a time", draw -> streams(draw, 3, 3_000, false, 1, 1, 1, 1, 1, 1))
                .hiddenScript("asked in between", draw -> streams(draw, 2, 2_000, true, 1, 2, 1, 2, 1))
                .hiddenScript("ten of three hundred", draw -> streams(draw, 10, 500, true, 5, 45, 250))
                .hiddenScript("one of a thousand", draw -> streams(draw, 1, 1_500, false, 400, 600))
                .hiddenScript(
                        "the far end of a stream",
                        draw -> streams(draw, 1, 600, false, 1_000_000_000_000_000_000L, 1_000_000_000_000_000_000L))
                .hiddenScript(
                        "50 of 10^15",
                        draw -> streams(
                                draw, 50, 40, true, 1_000, 1_000_000_000, 499_999_000_000_000L, 500_000_000_000_000L))
                .list();
    }

    /** Many streams of the same runs, each with a sample at its end and, where asked, after each run. */
    private static Script streams(Draw draw, int k, int streams, boolean between, long... runs) {
        Script script = new Script(List.of(k, (long) draw.between(0, 1_000_000_000)));
        for (int s = 0; s < streams; s++) {
            long first = 10L * draw.between(0, 1_000);
            for (int r = 0; r < runs.length; r++) {
                script.call("add", List.of(first, runs[r]));
                first += runs[r] + 10L * draw.between(0, 1_000);
                if (between || r == runs.length - 1) {
                    // The second time it must be the same.
                    script.call("sample", List.of()).call("sample", List.of());
                }
            }
            script.call("reset", List.of());
        }
        return script;
    }

    /** What has come by since the last reset: runs, with the place in the stream that each begins at. */
    private static final class Stream {
        private final TreeMap<Long, Long> runs = new TreeMap<>();
        private final Map<Long, Long> lengths = new HashMap<>();
        private long length;

        void add(long first, long count) {
            if (count > 0) {
                runs.put(first, length);
                lengths.put(first, count);
                length += count;
            }
        }

        /** The place of a record, from 0; −1 where it has not come by. */
        long place(long record) {
            Map.Entry<Long, Long> run = runs.floorEntry(record);
            return run == null || record - run.getKey() >= lengths.get(run.getKey())
                    ? -1
                    : run.getValue() + record - run.getKey();
        }

        long record(long place) {
            return runs.entrySet().stream()
                    .filter(run -> run.getValue() <= place)
                    .max(Map.Entry.comparingByValue())
                    .map(run -> run.getKey() + place - run.getValue())
                    .orElseThrow();
        }
    }

    /** Draws a new set of places at each run and lets as many old records stay as the draw has old places. */
    @Override
    public Object expected(Case test) {
        int k = test.argument(0, Integer.class);
        Draw draw = new Draw(test.seed());
        Stream stream = new Stream();
        List<Long> kept = new ArrayList<>();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            switch (call.method()) {
                case "add" -> {
                    long before = stream.length;
                    stream.add((Long) call.arguments().get(0), (Long)
                            call.arguments().get(1));
                    Set<Long> places = new HashSet<>();
                    while (places.size() < Math.min(k, stream.length)) {
                        places.add((long) draw.uniform(0, (double) stream.length));
                    }
                    long stay = places.stream().filter(place -> place < before).count();
                    while (kept.size() > stay) {
                        kept.remove(draw.between(0, kept.size() - 1));
                    }
                    places.stream()
                            .filter(place -> place >= before)
                            .sorted()
                            .map(stream::record)
                            .forEach(kept::add);
                    answers.add(null);
                }
                case "reset" -> {
                    stream = new Stream();
                    kept.clear();
                    answers.add(null);
                }
                default -> answers.add(kept.stream().mapToLong(record -> record).toArray());
            }
        }
        return answers;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int k = test.argument(0, Integer.class);
        List<?> given = (List<?>) answer;
        Stream stream = new Stream();
        Set<Long> before = new HashSet<>();
        long lengthBefore = 0;
        // By the length of the stream at that time: which places were drawn.
        Map<Long, List<long[]>> drawn = new TreeMap<>();
        for (int i = 0; i < given.size(); i++) {
            Case.Call call = test.calls().get(i);
            if (call.method().equals("add")) {
                stream.add(
                        (Long) call.arguments().get(0), (Long) call.arguments().get(1));
            } else if (call.method().equals("reset")) {
                stream = new Stream();
                before = new HashSet<>();
                lengthBefore = 0;
            } else {
                long[] sample = (long[]) given.get(i);
                String index = comparison.root() + "[" + i + "]";
                long size = Math.min(k, stream.length);
                Set<Long> records = new HashSet<>();
                long[] places = new long[sample.length];
                for (int j = 0; j < sample.length; j++) {
                    places[j] = stream.place(sample[j]);
                    if (places[j] < 0) {
                        return Outcome.wrongAt(
                                index,
                                "records that came by",
                                sample[j],
                                "Record " + sample[j] + " is in the sample of call " + (i + 1)
                                        + ", but it has not come by since the last reset.");
                    }
                    if (places[j] < lengthBefore && !before.contains(sample[j])) {
                        return Outcome.wrongAt(
                                index,
                                "records that were in or are new",
                                sample[j],
                                "Record " + sample[j] + " is in the sample of call " + (i + 1)
                                        + ", was not in the one before, and did not come by in between.");
                    }
                    records.add(sample[j]);
                }
                if (sample.length != size || records.size() != size) {
                    return Outcome.wrongAt(
                            index,
                            size + " different records",
                            records.size() + " different of " + sample.length,
                            "The sample of call " + (i + 1) + " has " + sample.length + " records, " + records.size()
                                    + " of them different; " + size + " different ones are right.");
                }
                if (stream.length > lengthBefore) {
                    drawn.computeIfAbsent(stream.length, length -> new ArrayList<>())
                            .add(places);
                }
                before = records;
                lengthBefore = stream.length;
            }
        }
        for (Map.Entry<Long, List<long[]>> samples : drawn.entrySet()) {
            Outcome outcome = fair(samples.getKey(), k, samples.getValue());
            if (!outcome.accepted()) {
                return outcome;
            }
        }
        return Outcome.ACCEPTED;
    }

    private static Outcome fair(long length, int k, List<long[]> samples) {
        if (samples.size() < 30 || length <= k) {
            return Outcome.ACCEPTED;
        }
        int cells = (int) Math.min(length, STRETCHES);
        long[] counts = new long[cells];
        Map<Integer, Long> pairs = new TreeMap<>();
        for (long[] places : samples) {
            Arrays.sort(places);
            for (int i = 0; i < places.length; i++) {
                counts[cell(places[i], length, cells)]++;
                for (int j = 0; j < i && length <= SHORT; j++) {
                    pairs.merge((int) (places[j] * length + places[i]), 1L, Long::sum);
                }
            }
        }
        double[] expected = new double[cells];
        for (int c = 0; c < cells; c++) {
            // The first place of a cell is the first whose number of cells is c.
            double share = (double) (start(c + 1, length, cells) - start(c, length, cells)) / length;
            expected[c] = share * k * samples.size();
        }
        if (unfair(counts, expected)) {
            return Outcome.wrong("Not fair: of " + samples.size() + " streams of " + length
                    + " records, the counts of samples from each of " + cells + " equal stretches, in order, are "
                    + Arrays.toString(counts) + "; about " + Math.round(expected[0]) + " each are right.");
        }
        if (length <= SHORT && k > 1) {
            long[] seen = new long[(int) (length * (length - 1) / 2)];
            int pair = 0;
            for (int j = 0; j < length; j++) {
                for (int i = j + 1; i < length; i++) {
                    seen[pair++] = pairs.getOrDefault((int) (j * length + i), 0L);
                }
            }
            double each = (double) samples.size() * k * (k - 1) / 2 / seen.length;
            double[] expectedPairs = new double[seen.length];
            Arrays.fill(expectedPairs, each);
            if (unfair(seen, expectedPairs)) {
                return Outcome.wrong("Each record is drawn as often as it should, but not each pair: the counts of the "
                        + seen.length + " pairs are " + Arrays.toString(seen) + ", and about " + Math.round(each)
                        + " each are right.");
            }
        }
        return Outcome.ACCEPTED;
    }

    private static int cell(long place, long length, int cells) {
        int cell = (int) Math.min(cells - 1, (double) place / length * cells);
        while (place < start(cell, length, cells)) {
            cell--;
        }
        while (place >= start(cell + 1, length, cells)) {
            cell++;
        }
        return cell;
    }

    private static long start(int cell, long length, int cells) {
        return cell == cells ? length : length / cells * cell + Math.min(cell, length % cells);
    }

    /**
     * Chi-square of at most 27 degrees of freedom: 8 standard deviations and 30 above its mean happen less than once in
     * 10¹⁰. Drawing without replacement only makes it smaller; pairs of one sample are as independent as their records.
     */
    private static boolean unfair(long[] counts, double[] expected) {
        double chiSquare = 0;
        for (int c = 0; c < counts.length; c++) {
            double off = counts[c] - expected[c];
            chiSquare += off * off / expected[c];
        }
        double freedom = counts.length - 1;
        return chiSquare > freedom + 8 * Math.sqrt(2 * freedom) + 30;
    }
}
