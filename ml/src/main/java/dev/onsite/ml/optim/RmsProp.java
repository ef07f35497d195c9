package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/** RMSProp (Tieleman and Hinton, 2012): each gradient divided by the root of its running mean square. */
public final class RmsProp extends Optimizer {
    private final Options options;
    private final List<Tensor> squares;

    /**
     * What does not change while learning.
     *
     * @param alpha how much of the running mean a step keeps, in [0, 1)
     * @param epsilon added to the root, above 0
     * @param decay L2 weight decay, not negative
     */
    public record Options(double alpha, double epsilon, double decay) {
        public static final Options DEFAULT = new Options(0.99, 1e-8, 0);

        public Options {
            Ranges.share("alpha", alpha);
            Ranges.positive("epsilon", epsilon);
            Ranges.notNegative("decay", decay);
        }
    }

    public RmsProp(List<Parameter> parameters, Options options) {
        super(parameters);
        this.options = options;
        this.squares = track();
    }

    @Override
    void update(int i, Parameter p, double learningRate) {
        p.value()
                .precision()
                .updates()
                .rmsProp(
                        p.value(),
                        p.gradient(),
                        squares.get(i),
                        learningRate,
                        options.alpha(),
                        options.epsilon(),
                        p.isDecayed() ? options.decay() : 0);
    }
}
