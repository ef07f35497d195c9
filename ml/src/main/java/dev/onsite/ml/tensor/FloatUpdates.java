package dev.onsite.ml.tensor;

final class FloatUpdates implements UpdateLoops {
    @Override
    public void sgd(Tensor w, Tensor g, double lr, double decay) {
        float[] weights = w.floats();
        float[] gradient = g.floats();
        float rate = (float) lr;
        float shrink = (float) (1 - lr * decay);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = shrink * weights[i] - rate * gradient[i];
        }
    }

    @Override
    public void momentum(Tensor w, Tensor g, Tensor v, double lr, double mu, boolean nesterov, double decay) {
        float[] weights = w.floats();
        float[] gradient = g.floats();
        float[] velocity = v.floats();
        float rate = (float) lr;
        float keep = (float) mu;
        float pull = (float) decay;
        // Nesterov steps along g + μv, plain momentum along v alone.
        float direct = nesterov ? 1 : 0;
        float carried = nesterov ? keep : 1;
        for (int i = 0; i < weights.length; i++) {
            float d = gradient[i] + pull * weights[i];
            float next = keep * velocity[i] + d;
            velocity[i] = next;
            weights[i] -= rate * (direct * d + carried * next);
        }
    }

    @Override
    public void rmsProp(Tensor w, Tensor g, Tensor s, double lr, double alpha, double epsilon, double decay) {
        float[] weights = w.floats();
        float[] gradient = g.floats();
        float[] squares = s.floats();
        float rate = (float) lr;
        float keep = (float) alpha;
        float take = (float) (1 - alpha);
        float floor = (float) epsilon;
        float pull = (float) decay;
        for (int i = 0; i < weights.length; i++) {
            float d = gradient[i] + pull * weights[i];
            float next = keep * squares[i] + take * d * d;
            squares[i] = next;
            weights[i] -= rate * d / ((float) Math.sqrt(next) + floor);
        }
    }

    @Override
    public void adam(
            Tensor w,
            Tensor g,
            Tensor m,
            Tensor v,
            double lr,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            boolean decoupled,
            double correction1,
            double correction2) {
        float[] weights = w.floats();
        float[] gradient = g.floats();
        float[] first = m.floats();
        float[] second = v.floats();
        float keep1 = (float) beta1;
        float take1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float take2 = (float) (1 - beta2);
        float rate = (float) (lr / correction1);
        float rescale = (float) (1 / Math.sqrt(correction2));
        float floor = (float) epsilon;
        float pull = (float) (decoupled ? 0 : decay);
        float shrink = (float) (decoupled ? 1 - lr * decay : 1);
        for (int i = 0; i < weights.length; i++) {
            float d = gradient[i] + pull * weights[i];
            float nextFirst = keep1 * first[i] + take1 * d;
            float nextSecond = keep2 * second[i] + take2 * d * d;
            first[i] = nextFirst;
            second[i] = nextSecond;
            weights[i] = shrink * weights[i] - rate * nextFirst / ((float) Math.sqrt(nextSecond) * rescale + floor);
        }
    }
}
