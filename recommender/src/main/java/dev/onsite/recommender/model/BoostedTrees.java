package dev.onsite.recommender.model;

import static dev.onsite.recommender.Preconditions.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A gradient-boosted ensemble of regression trees, read from the JSON that XGBoost saves and scored from flat arrays:
 * {@code score = base + Σₜ leafₜ(x)}, the margin, which is all that an order needs.
 *
 * <p>All trees' nodes lie in one array in breadth-first order of their ids, children beside each other as XGBoost numbers
 * them, so that a row walks some 6 nodes a tree without leaving a few cache lines. A feature below the threshold goes
 * left; a missing one (NaN) goes where training sent it. Compared in float, as XGBoost does, so that the paths are the
 * same. O(trees · depth) a row, no allocation.
 */
public final class BoostedTrees {
    private static final int LEAF = -1;

    private final int[] roots;
    /** The feature of a node, {@value #LEAF} for a leaf. */
    private final int[] feature;
    /** The threshold of a node, or the value of a leaf. */
    private final float[] value;

    private final int[] left;
    private final int[] right;
    private final int[] missing;
    private final float base;
    private final int features;

    private BoostedTrees(
            int[] roots,
            int[] feature,
            float[] value,
            int[] left,
            int[] right,
            int[] missing,
            float base,
            int features) {
        this.roots = roots;
        this.feature = feature;
        this.value = value;
        this.left = left;
        this.right = right;
        this.missing = missing;
        this.base = base;
        this.features = features;
    }

    /**
     * Reads a model.
     *
     * @throws IOException if the file can't be read or is no model of trees by XGBoost
     */
    public static BoostedTrees load(Path file) throws IOException {
        try {
            return of(new ObjectMapper().readTree(file.toFile()));
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + " is no model of trees that XGBoost saved: " + wrong.getMessage(), wrong);
        }
    }

    /**
     * Reads a model's document.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static BoostedTrees of(JsonNode document) {
        JsonNode learner = document.path("learner");
        JsonNode booster = learner.path("gradient_booster").path("model");
        JsonNode trees = booster.path("trees");
        require(trees.isArray(), "learner.gradient_booster.model.trees is missing");
        int total = 0;
        for (JsonNode tree : trees) {
            total += tree.path("left_children").size();
        }
        int features = learner.path("learner_model_param").path("num_feature").asInt(0);
        Flat flat = new Flat(trees.size(), total);
        for (JsonNode tree : trees) {
            flat.add(tree, features);
        }
        return new BoostedTrees(
                flat.roots,
                flat.feature,
                flat.value,
                flat.left,
                flat.right,
                flat.missing,
                base(learner.path("learner_model_param").path("base_score").asText("0")),
                features);
    }

    /** {@code 5E-1}, or {@code [5E-1]} as newer versions write it. */
    private static float base(String text) {
        String number = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
        return Float.parseFloat(number);
    }

    /** The arrays while they are filled. */
    private static final class Flat {
        final int[] roots;
        final int[] feature;
        final float[] value;
        final int[] left;
        final int[] right;
        final int[] missing;
        private int tree;
        private int size;

        Flat(int trees, int nodes) {
            roots = new int[trees];
            feature = new int[nodes];
            value = new float[nodes];
            left = new int[nodes];
            right = new int[nodes];
            missing = new int[nodes];
        }

        void add(JsonNode node, int features) {
            JsonNode lefts = node.path("left_children");
            JsonNode splitType = node.path("split_type");
            int count = lefts.size();
            int from = size;
            for (int i = 0; i < count; i++) {
                int l = lefts.get(i).asInt();
                int r = node.path("right_children").path(i).asInt();
                value[from + i] = (float) node.path("split_conditions").path(i).asDouble();
                if (l < 0) {
                    feature[from + i] = LEAF;
                    continue;
                }
                require(l < count && r >= 0 && r < count, "tree %d has a child outside of its nodes", tree);
                require(l > i && r > i, "tree %d has a child before its parent", tree);
                require(splitType.path(i).asInt(0) == 0, "tree %d splits by category, which is not supported", tree);
                int f = node.path("split_indices").path(i).asInt();
                require(f >= 0 && f < features, "tree %d splits by feature %d of %d", tree, f, features);
                feature[from + i] = f;
                left[from + i] = from + l;
                right[from + i] = from + r;
                boolean missingLeft = node.path("default_left").path(i).asInt() != 0;
                missing[from + i] = missingLeft ? from + l : from + r;
            }
            require(count > 0, "tree %d has no nodes", tree);
            roots[tree++] = from;
            size += count;
        }
    }

    /** Numbers in a row. */
    public int features() {
        return features;
    }

    /** How many trees are summed. */
    public int trees() {
        return roots.length;
    }

    /**
     * The margin of a row.
     *
     * @param rows rows of {@link #features()} numbers each, NaN for a missing one
     * @param offset where the row begins
     */
    public float score(float[] rows, int offset) {
        float sum = base;
        for (int root : roots) {
            int node = root;
            int f = feature[node];
            while (f != LEAF) {
                float x = rows[offset + f];
                if (x < value[node]) {
                    node = left[node];
                } else if (Float.isNaN(x)) {
                    node = missing[node];
                } else {
                    node = right[node];
                }
                f = feature[node];
            }
            sum += value[node];
        }
        return sum;
    }
}
