package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Require;
import java.util.Map;

/** Class weights as the sample weights they stand for: every fit that takes sample weights takes class weights. */
public final class ClassWeights {
    private ClassWeights() {}

    /** n / (classes · count of the row's class): all classes weigh the same, the total stays n. */
    public static double[] balanced(int[] y) {
        Labels labels = Labels.of(y, 1);
        int[] codes = labels.codes();
        double[] counts = new double[labels.count()];
        for (int code : codes) {
            counts[code]++;
        }
        double[] weights = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            weights[i] = y.length / (labels.count() * counts[codes[i]]);
        }
        return weights;
    }

    /** The weight of each row's class. */
    public static double[] of(int[] y, Map<Integer, Double> weightOfClass) {
        double[] weights = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            Double weight = weightOfClass.get(y[i]);
            Require.that(weight != null, "every class needs a weight, class %d has none", y[i]);
            weights[i] = weight;
        }
        return weights;
    }

    /** The product of class and sample weights. */
    public static double[] times(double[] classWeights, double[] sampleWeights) {
        Require.that(
                classWeights.length == sampleWeights.length,
                "weights must be equally many, got %d and %d",
                classWeights.length,
                sampleWeights.length);
        double[] product = new double[classWeights.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = classWeights[i] * sampleWeights[i];
        }
        return product;
    }
}
