package dev.onsite.ml.text;

import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.linalg.SparseMatrix;
import dev.onsite.ml.model.Model;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * TF-IDF: a document becomes the sparse vector of tf(t) · idf(t), scaled to length 1 unless asked otherwise. With n
 * documents, df(t) of which hold t:
 *
 * <pre>
 *   smooth:  idf(t) = ln((1 + n)/(1 + df(t))) + 1        (as if one more document held every term)
 *   plain:   idf(t) = ln(n/df(t)) + 1
 *   textbook:  idf(t) = ln(n/df(t))                      (0 for a term in every document)
 *   tf = count, or 1 + ln count if sublinear
 * </pre>
 *
 * <p>Terms are words and, if asked, n-grams joined by a space, in alphabetical order. O(characters). Unknown terms of later
 * documents are left out.
 */
public final class TfIdf implements Model {
    /** The file format. */
    public static final ModelFormat<TfIdf> FORMAT = new ModelFormat<>("tf-idf", 1, TfIdf::write, TfIdf::read);

    private final Vocabulary vocabulary;
    private final double[] idf;
    private final Options options;

    private TfIdf(Vocabulary vocabulary, double[] idf, Options options) {
        this.vocabulary = vocabulary;
        this.idf = idf;
        this.options = options;
    }

    /** The formula of idf. */
    public enum Formula {
        /** ln((1 + n)/(1 + df)) + 1. */
        SMOOTH,
        /** ln(n/df) + 1. */
        PLAIN,
        /** ln(n/df). */
        TEXTBOOK
    }

    /**
     * What to fit and how.
     *
     * @param tokenizer cuts documents into words
     * @param formula the formula of idf
     * @param sublinear whether tf is 1 + ln count
     * @param normalize whether vectors are scaled to Euclidean length 1
     * @param minNgram fewest words of a term
     * @param maxNgram most words of a term
     * @param minDocuments fewest documents that must hold a term
     * @param maxShare largest share of the documents that may hold a term
     */
    public record Options(
            Tokenizer tokenizer,
            Formula formula,
            boolean sublinear,
            boolean normalize,
            int minNgram,
            int maxNgram,
            int minDocuments,
            double maxShare) {
        /** Checks the ranges. */
        public Options {
            Require.that(tokenizer != null, "tokenizer must not be null");
            Require.that(formula != null, "formula must not be null");
            Require.that(minNgram >= 1, "minNgram must be at least 1, got %d", minNgram);
            Require.that(maxNgram >= 1, "maxNgram must be at least 1, got %d", maxNgram);
            Require.that(minDocuments >= 1, "minDocuments must be at least 1, got %d", minDocuments);
            Require.that(maxShare > 0 && maxShare <= 1, "maxShare must be in (0, 1], got %s", maxShare);
            Require.that(minNgram <= maxNgram, "minNgram must be at most maxNgram = %d, got %d", maxNgram, minNgram);
        }

        /** The defaults: tokenizer words(), formula SMOOTH, sublinear false, normalize true, minNgram 1, maxNgram 1,
         * minDocuments 1, maxShare 1. */
        public static Options defaults() {
            return new Options(Tokenizer.words(), Formula.SMOOTH, false, true, 1, 1, 1, 1);
        }

        /** The same with another {@code tokenizer}. */
        public Options withTokenizer(Tokenizer value) {
            return new Options(value, formula, sublinear, normalize, minNgram, maxNgram, minDocuments, maxShare);
        }

        /** The same with another {@code formula}. */
        public Options withFormula(Formula value) {
            return new Options(tokenizer, value, sublinear, normalize, minNgram, maxNgram, minDocuments, maxShare);
        }

        /** The same with another {@code sublinear}. */
        public Options withSublinear(boolean value) {
            return new Options(tokenizer, formula, value, normalize, minNgram, maxNgram, minDocuments, maxShare);
        }

        /** The same with another {@code normalize}. */
        public Options withNormalize(boolean value) {
            return new Options(tokenizer, formula, sublinear, value, minNgram, maxNgram, minDocuments, maxShare);
        }

        /** The same with another {@code minNgram}. */
        public Options withMinNgram(int value) {
            return new Options(tokenizer, formula, sublinear, normalize, value, maxNgram, minDocuments, maxShare);
        }

        /** The same with another {@code maxNgram}. */
        public Options withMaxNgram(int value) {
            return new Options(tokenizer, formula, sublinear, normalize, minNgram, value, minDocuments, maxShare);
        }

        /** The same with another {@code minDocuments}. */
        public Options withMinDocuments(int value) {
            return new Options(tokenizer, formula, sublinear, normalize, minNgram, maxNgram, value, maxShare);
        }

        /** The same with another {@code maxShare}. */
        public Options withMaxShare(double value) {
            return new Options(tokenizer, formula, sublinear, normalize, minNgram, maxNgram, minDocuments, value);
        }
    }

    /**
     * A fitted model with the vectors of the documents it was fitted on.
     *
     * @param model the model
     * @param vectors n × terms
     */
    public record Fitted(TfIdf model, SparseMatrix vectors) {}

    /**
     * Learns vocabulary and idf and gives the documents' vectors: one pass over the text.
     *
     * @throws IllegalArgumentException if no document is given or no term is left
     */
    public static Fitted fit(List<String> documents, Options options) {
        Require.that(!documents.isEmpty(), "at least one document is needed, got none");
        TermTable table = new TermTable();
        DocumentCounter counter = new DocumentCounter(options, table, true);
        counter.countAll(documents);
        int[] documentsWith = counter.documentsWith();
        double most = options.maxShare * documents.size();
        List<Integer> kept = new ArrayList<>();
        String[] terms = new String[table.size()];
        for (int id = 0; id < terms.length; id++) {
            if (documentsWith[id] >= options.minDocuments && documentsWith[id] <= most) {
                terms[id] = table.term(id);
                kept.add(id);
            }
        }
        Require.that(
                !kept.isEmpty(),
                "no term is left of %d: lower minDocuments (%d), raise maxShare (%s) or check the documents",
                terms.length,
                options.minDocuments,
                options.maxShare);
        kept.sort((a, b) -> terms[a].compareTo(terms[b]));
        int[] column = new int[terms.length];
        Arrays.fill(column, -1);
        double[] idf = new double[kept.size()];
        List<String> names = new ArrayList<>(kept.size());
        for (int j = 0; j < idf.length; j++) {
            int id = kept.get(j);
            column[id] = j;
            names.add(terms[id]);
            idf[j] = idf(options.formula, documents.size(), documentsWith[id]);
        }
        TfIdf model = new TfIdf(new Vocabulary(names), idf, options);
        return new Fitted(model, model.weigh(counter, column));
    }

    private static double idf(Formula formula, double n, double df) {
        return switch (formula) {
            case SMOOTH -> Math.log((1 + n) / (1 + df)) + 1;
            case PLAIN -> Math.log(n / df) + 1;
            case TEXTBOOK -> Math.log(n / df);
        };
    }

    /** The vectors of documents, n × terms. */
    public SparseMatrix transform(List<String> documents) {
        TermTable table = new TermTable();
        int[] column = new int[vocabulary.size()];
        for (int j = 0; j < column.length; j++) {
            char[] term = vocabulary.term(j).toCharArray();
            column[table.find(term, 0, term.length, true)] = j;
        }
        DocumentCounter counter = new DocumentCounter(options, table, false);
        counter.countAll(documents);
        return weigh(counter, column);
    }

    /** Counts with term numbers of the table become weighted rows with columns of the vocabulary. */
    private SparseMatrix weigh(DocumentCounter counter, int[] column) {
        int n = counter.documents();
        int[] starts = new int[n + 1];
        int[] indices = new int[counter.entries()];
        double[] values = new double[indices.length];
        int at = 0;
        for (int i = 0; i < n; i++) {
            long[] row = counter.row(i, column);
            double squares = 0;
            for (long entry : row) {
                int j = (int) (entry >>> 32);
                int count = (int) entry;
                double tf = options.sublinear ? 1 + Math.log(count) : count;
                indices[at] = j;
                values[at] = tf * idf[j];
                squares += values[at] * values[at];
                at++;
            }
            starts[i + 1] = at;
            if (options.normalize && squares > 0) {
                double scale = 1 / Math.sqrt(squares);
                for (int e = starts[i]; e < at; e++) {
                    values[e] *= scale;
                }
            }
        }
        return new SparseMatrix(vocabulary.size(), starts, Arrays.copyOf(indices, at), Arrays.copyOf(values, at));
    }

    /** The terms. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** idf of each term. */
    public double[] idf() {
        return idf.clone();
    }

    @Override
    public int features() {
        return vocabulary.size();
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        Tokenizer tokenizer = options.tokenizer;
        out.put(String.join("\n", vocabulary.terms()))
                .put(idf)
                .put(tokenizer.minLength())
                .put(tokenizer.lowerCase())
                .put(String.join("\n", tokenizer.stopWords().stream().sorted().toList()))
                .put(options.formula.name())
                .put(options.sublinear)
                .put(options.normalize)
                .put(options.minNgram)
                .put(options.maxNgram)
                .put(options.minDocuments)
                .put(options.maxShare);
    }

    private static TfIdf read(ModelInput in) {
        Vocabulary vocabulary = new Vocabulary(List.of(in.getString().split("\n", -1)));
        double[] idf = in.getDoubles();
        int minLength = in.getInt();
        boolean lowerCase = in.getBoolean();
        String stopWords = in.getString();
        Tokenizer tokenizer =
                new Tokenizer(minLength, lowerCase, stopWords.isEmpty() ? Set.of() : Set.of(stopWords.split("\n", -1)));
        return new TfIdf(
                vocabulary,
                idf,
                new Options(
                        tokenizer,
                        Formula.valueOf(in.getString()),
                        in.getBoolean(),
                        in.getBoolean(),
                        in.getInt(),
                        in.getInt(),
                        in.getInt(),
                        in.getDouble()));
    }
}
