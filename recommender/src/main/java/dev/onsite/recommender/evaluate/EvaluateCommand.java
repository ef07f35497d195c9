package dev.onsite.recommender.evaluate;

import dev.onsite.recommender.data.InteractionFile;
import dev.onsite.recommender.data.Interactions;
import dev.onsite.recommender.data.SyntheticTaste;
import dev.onsite.recommender.train.ImplicitAls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender evaluate}: implicit ALS beside popularity, item neighbours and, for small catalogues, EASE. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Compare recommenders by strong generalisation on --data, or on synthetic interactions.")
public final class EvaluateCommand implements Callable<Integer> {
    private static final int NEIGHBOURS = 100;
    private static final double EASE_LAMBDA = 200;

    @Option(names = "--data", paramLabel = "PATH", description = "MovieLens' folder, or CSV, JSON Lines or Parquet.")
    private Path data;

    @Option(names = "--users", paramLabel = "N", description = "To judge (default 2000, at most a fifth of all).")
    private int users = 2_000;

    @Option(names = "--dimension", paramLabel = "D", description = "Of the factors (default 64).")
    private int dimension = 64;

    @Option(names = "--iterations", paramLabel = "N", description = "Of ALS (default 10).")
    private int iterations = 10;

    @Option(names = "--alpha", paramLabel = "A", description = "Weight of what was not seen (default 0.1).")
    private double alpha = 0.1;

    @Option(names = "--lambda", paramLabel = "L", description = "Regularisation (default 0.003).")
    private double lambda = 0.003;

    @Option(names = "--least-rating", paramLabel = "R", description = "That counts as an interaction (default 4).")
    private double leastRating = 4;

    @Option(names = "--no-ease", description = "Leave out EASE, which takes items³.")
    private boolean noEase;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page in HTML.")
    private Path report;

    @Option(names = "--seed", paramLabel = "N", description = "Default 1.")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        Interactions interactions;
        String source;
        if (data == null) {
            SyntheticTaste taste = new SyntheticTaste(SyntheticTaste.Options.small(seed));
            interactions = taste.first((int) taste.users());
            source = taste.source();
        } else {
            interactions = InteractionFile.read(data, leastRating).interactions();
            source = data.getFileName() + ", ratings of at least " + leastRating;
        }
        int judged = (int) Math.max(1, Math.min(users, interactions.users() / 5));
        StrongSplit split = StrongSplit.of(interactions, judged, seed);
        List<Evaluation> evaluations = compare(split);
        System.out.println(source);
        for (Evaluation one : evaluations) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s Recall@20 %.4f [%.4f, %.4f]  Recall@50 %.4f  NDCG@100 %.4f  coverage %.3f  Gini %.3f%n",
                    one.name(),
                    one.recall20().mean(),
                    one.recall20().low(),
                    one.recall20().high(),
                    one.recall50().mean(),
                    one.ndcg100().mean(),
                    one.coverage(),
                    one.gini());
        }
        if (report != null) {
            Files.writeString(report, Report.html(source, evaluations));
        }
        return 0;
    }

    private List<Evaluation> compare(StrongSplit split) {
        Interactions train = split.train();
        int threads = Runtime.getRuntime().availableProcessors();
        List<Evaluation> evaluations = new ArrayList<>();
        evaluations.add(Evaluation.of("popularity", Scorer.popularity(train), split, seed));
        evaluations.add(Evaluation.of("item-kNN", Scorer.neighbours(train, NEIGHBOURS, threads), split, seed));
        if (!noEase && train.items() <= Scorer.MOST_ITEMS_OF_EASE) {
            evaluations.add(Evaluation.of("EASE", Scorer.ease(train, EASE_LAMBDA), split, seed));
        }
        ImplicitAls.Options options =
                ImplicitAls.Options.of(dimension, iterations, seed).withWeights(alpha, lambda);
        ImplicitAls als = new ImplicitAls((int) train.users(), train.items(), options)
                .fit(
                        train,
                        (iteration, of, loss, state) ->
                                System.err.printf(Locale.ROOT, "iteration %d of %d, loss %.6g%n", iteration, of, loss));
        evaluations.add(Evaluation.of("implicit ALS", Scorer.factors(als), split, seed));
        return evaluations;
    }
}
