package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/**
 * Stochastic gradient descent, plain, with momentum (Polyak, 1964) or Nesterov's (1983), in the form of PyTorch:
 * v ← μv + g, w ← w − lr·v.
 */
public final class Sgd extends Optimizer {
    private final Options options;
    private final List<Tensor> velocity;

    /**
     * What does not change while learning.
     *
     * @param momentum μ in [0, 1)
     * @param nesterov whether to look ahead; needs momentum
     * @param decay L2 weight decay, not negative
     */
    public record Options(double momentum, boolean nesterov, double decay) {
        public static final Options PLAIN = new Options(0, false, 0);

        public Options {
            Ranges.share("momentum", momentum);
            Ranges.notNegative("decay", decay);
            if (nesterov && momentum == 0) {
                throw new IllegalArgumentException("Nesterov needs a momentum above 0");
            }
        }
    }

    public Sgd(List<Parameter> parameters, Options options) {
        super(parameters);
        this.options = options;
        this.velocity = options.momentum() == 0 ? null : track();
    }

    @Override
    void update(int i, Parameter p, double learningRate) {
        double decay = p.isDecayed() ? options.decay() : 0;
        if (velocity == null) {
            p.value().precision().updates().sgd(p.value(), p.gradient(), learningRate, decay);
        } else {
            p.value()
                    .precision()
                    .updates()
                    .momentum(
                            p.value(),
                            p.gradient(),
                            velocity.get(i),
                            learningRate,
                            options.momentum(),
                            options.nesterov(),
                            decay);
        }
    }
}
