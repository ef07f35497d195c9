package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Cases of a transformer's costs: tiny ones to count by hand, real ones, and so many tokens that they cannot be added up.
 * The oracle counts tensor by tensor and position by position in integers of any size, over runs of positions where there
 * are many.
 */
public final class TransformerFlopsAndMemory implements Checker {
    private static final int LAYERS = 0;
    private static final int WIDTH = 1;
    private static final int HEADS = 2;
    private static final int KV_HEADS = 3;
    private static final int FEED_FORWARD = 4;
    private static final int VOCABULARY = 5;
    private static final int BATCH = 6;
    private static final int PROMPT = 7;
    private static final int GENERATED = 8;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("a tiny model", draw -> List.of(1, 4, 2, 1, 8, 10, 1, 2, 3L))
                .sample("eight billion parameters", draw -> List.of(32, 4096, 32, 8, 14336, 128256, 8, 1024, 256L))
                .hidden("nothing is generated", draw -> List.of(2, 8, 2, 2, 16, 50, 3, 5, 0L))
                .hidden("one token is generated", draw -> List.of(2, 8, 4, 1, 16, 50, 3, 5, 1L))
                .hidden("a prompt of one", draw -> List.of(3, 12, 3, 3, 40, 7, 2, 1, 6L))
                .hidden("a random model", draw -> random(draw, 40, 64, 100_000L))
                .hidden(
                        "the largest",
                        draw -> List.of(200, 20_000, 200, 200, 100_000, 300_000, 1_000, 1_000_000, 1_000L))
                .hidden("a year of tokens", draw -> {
                    List<Object> given = random(draw, 32, 32, 0);
                    return List.of(
                            given.get(LAYERS),
                            given.get(WIDTH),
                            given.get(HEADS),
                            given.get(KV_HEADS),
                            given.get(FEED_FORWARD),
                            given.get(VOCABULARY),
                            2,
                            100,
                            20_000_000_000L - draw.between(0, 1_000));
                })
                .list();
    }

    private static List<Object> random(Draw draw, int layers, int headWidth, long generated) {
        int kvHeads = draw.between(1, 4);
        int heads = kvHeads * draw.between(2, 4);
        return List.of(
                draw.between(layers / 2, layers),
                heads * headWidth,
                heads,
                kvHeads,
                draw.between(500, 4_000),
                draw.between(1_000, 60_000),
                draw.between(1, 16),
                draw.between(10, 3_000),
                generated);
    }

    @Override
    public Object expected(Case test) {
        return costs(test, 1, 0);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the last generated token is processed, too: nothing comes after it.",
                        () -> costs(test, 0, 0)),
                new Guess("Looks like a position does not attend to itself.", () -> costs(test, 1, 1)));
    }

    /**
     * @param unprocessed how many of the last generated tokens are not processed
     * @param unseen how many of the positions up to its own a position does not see
     */
    private static Object costs(Case test, int unprocessed, int unseen) {
        BigInteger d = argument(test, WIDTH);
        BigInteger layers = argument(test, LAYERS);
        BigInteger kv = d.multiply(argument(test, KV_HEADS)).divide(argument(test, HEADS));
        BigInteger query = d.multiply(d);
        BigInteger keyAndValue = d.multiply(kv).shiftLeft(1);
        BigInteger gateUpDown = d.multiply(argument(test, FEED_FORWARD)).multiply(BigInteger.valueOf(3));
        BigInteger matrices =
                layers.multiply(query.shiftLeft(1).add(keyAndValue).add(gateUpDown));
        BigInteger embedding = argument(test, VOCABULARY).multiply(d);
        BigInteger norms = layers.shiftLeft(1).add(BigInteger.ONE).multiply(d);
        BigInteger parameters = matrices.add(embedding).add(norms);
        long prompt = argument(test, PROMPT).longValueExact();
        long generated = argument(test, GENERATED).longValueExact();
        BigInteger numbers =
                BigInteger.valueOf(prompt + generated).multiply(layers).multiply(kv.shiftLeft(1));
        BigInteger batch = argument(test, BATCH);
        long last = prompt + Math.max(0, generated - unprocessed);
        return Answer.of(
                "Costs",
                List.of("parameters", "cache", "training", "prefill", "decode"),
                List.of(
                        parameters.longValueExact(),
                        numbers.multiply(batch).shiftLeft(1).longValueExact(),
                        parameters.longValueExact() * (2 + 2 + 3 * 4),
                        passes(1, prompt, unseen, matrices, layers.multiply(d))
                                .add(embedding.shiftLeft(1))
                                .multiply(batch)
                                .doubleValue(),
                        passes(prompt + 1, last, unseen, matrices, layers.multiply(d))
                                .add(embedding.shiftLeft(1).multiply(BigInteger.valueOf(last - prompt)))
                                .multiply(batch)
                                .doubleValue()));
    }

    /** FLOPs of positions first … last, without the output layer. */
    private static BigInteger passes(long first, long last, int unseen, BigInteger matrices, BigInteger scores) {
        long count = last - first + 1;
        BigInteger seen = count <= 100_000
                ? BigInteger.valueOf(LongStream.rangeClosed(first, last).sum())
                : BigInteger.valueOf(first + last)
                        .multiply(BigInteger.valueOf(count))
                        .shiftRight(1);
        seen = seen.subtract(BigInteger.valueOf(count * unseen));
        return matrices.shiftLeft(1)
                .multiply(BigInteger.valueOf(count))
                .add(scores.shiftLeft(2).multiply(seen));
    }

    private static BigInteger argument(Case test, int place) {
        return BigInteger.valueOf(test.argument(place, Number.class).longValue());
    }
}
