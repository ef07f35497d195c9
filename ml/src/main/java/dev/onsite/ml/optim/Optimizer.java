package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Moves parameters against their gradients. Weight decay touches only parameters that want it. */
public abstract class Optimizer {
    private final List<Parameter> parameters;
    private final List<Tensor> state = new ArrayList<>();
    private long steps;

    Optimizer(List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("an optimiser needs at least one parameter");
        }
        this.parameters = List.copyOf(parameters);
    }

    /** A zero tensor a parameter, kept in checkpoints. */
    final List<Tensor> track() {
        List<Tensor> tracked = new ArrayList<>();
        for (Parameter parameter : parameters) {
            Tensor value = parameter.value();
            tracked.add(Tensor.zeros(value.precision(), value.shape()));
        }
        state.addAll(tracked);
        return tracked;
    }

    /** One update with the gradients as they are. */
    public final void step(double learningRate) {
        steps++;
        beginStep(steps);
        for (int i = 0; i < parameters.size(); i++) {
            update(i, parameters.get(i), learningRate);
        }
    }

    void beginStep(long step) {}

    abstract void update(int i, Parameter parameter, double learningRate);

    public final void clearGradients() {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).clearGradient();
        }
    }

    public final List<Parameter> parameters() {
        return parameters;
    }

    /** Steps taken. */
    public final long steps() {
        return steps;
    }

    final List<Tensor> state() {
        return state;
    }

    final void resumeAt(long step) {
        steps = step;
    }
}
