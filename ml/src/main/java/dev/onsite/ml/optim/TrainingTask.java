package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Cache;
import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/** A model together with what it learns from. */
public interface TrainingTask {
    /** How many examples there are. */
    int examples();

    /** The mean loss of these examples, after adding its derivative to the parameters' gradients. */
    double trainBatch(int[] examples, Cache cache);

    /** The loss on held-out data, for early stopping; NaN if there is none. */
    default double validationLoss() {
        return Double.NaN;
    }

    List<Parameter> parameters();

    /** What else the model has learned, running statistics for example; kept in checkpoints. */
    default List<Tensor> buffers() {
        return List.of();
    }
}
