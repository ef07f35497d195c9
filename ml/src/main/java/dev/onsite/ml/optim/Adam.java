package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/**
 * Adam (Kingma and Ba, 2015), and with decoupled decay AdamW (Loshchilov and Hutter, 2019): momentum, divided by the
 * root of the mean square, both mended for starting at 0.
 */
public final class Adam extends Optimizer {
    private final Options options;
    private final List<Tensor> first;
    private final List<Tensor> second;
    private double correction1;
    private double correction2;

    /**
     * What does not change while learning.
     *
     * @param beta1 how much of the mean a step keeps, in [0, 1)
     * @param beta2 how much of the mean square a step keeps, in [0, 1)
     * @param epsilon added to the root, above 0
     * @param decay weight decay, not negative
     * @param decoupled whether decay is taken off the weights (AdamW) rather than added to the gradient
     */
    public record Options(double beta1, double beta2, double epsilon, double decay, boolean decoupled) {
        public static final Options DEFAULT = new Options(0.9, 0.999, 1e-8, 0, false);

        public Options {
            Ranges.share("beta1", beta1);
            Ranges.share("beta2", beta2);
            Ranges.positive("epsilon", epsilon);
            Ranges.notNegative("decay", decay);
        }

        /** AdamW. */
        public static Options decoupled(double decay) {
            return new Options(0.9, 0.999, 1e-8, decay, true);
        }
    }

    public Adam(List<Parameter> parameters, Options options) {
        super(parameters);
        this.options = options;
        this.first = track();
        this.second = track();
    }

    @Override
    void beginStep(long step) {
        correction1 = 1 - Math.pow(options.beta1(), (double) step);
        correction2 = 1 - Math.pow(options.beta2(), (double) step);
    }

    @Override
    void update(int i, Parameter p, double learningRate) {
        p.value()
                .precision()
                .updates()
                .adam(
                        p.value(),
                        p.gradient(),
                        first.get(i),
                        second.get(i),
                        learningRate,
                        options.beta1(),
                        options.beta2(),
                        options.epsilon(),
                        p.isDecayed() ? options.decay() : 0,
                        options.decoupled(),
                        correction1,
                        correction2);
    }
}
