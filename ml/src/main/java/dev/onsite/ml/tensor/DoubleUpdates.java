package dev.onsite.ml.tensor;

final class DoubleUpdates implements UpdateLoops {
    @Override
    public void sgd(Tensor w, Tensor g, double lr, double decay) {
        double[] weights = w.doubles();
        double[] gradient = g.doubles();
        double rate = lr;
        double shrink = (1 - lr * decay);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = shrink * weights[i] - rate * gradient[i];
        }
    }

    @Override
    public void momentum(Tensor w, Tensor g, Tensor v, double lr, double mu, boolean nesterov, double decay) {
        double[] weights = w.doubles();
        double[] gradient = g.doubles();
        double[] velocity = v.doubles();
        double rate = lr;
        double keep = mu;
        double pull = decay;
        // Nesterov steps along g + μv, plain momentum along v alone.
        double direct = nesterov ? 1 : 0;
        double carried = nesterov ? keep : 1;
        for (int i = 0; i < weights.length; i++) {
            double d = gradient[i] + pull * weights[i];
            double next = keep * velocity[i] + d;
            velocity[i] = next;
            weights[i] -= rate * (direct * d + carried * next);
        }
    }

    @Override
    public void rmsProp(Tensor w, Tensor g, Tensor s, double lr, double alpha, double epsilon, double decay) {
        double[] weights = w.doubles();
        double[] gradient = g.doubles();
        double[] squares = s.doubles();
        double rate = lr;
        double keep = alpha;
        double take = (1 - alpha);
        double floor = epsilon;
        double pull = decay;
        for (int i = 0; i < weights.length; i++) {
            double d = gradient[i] + pull * weights[i];
            double next = keep * squares[i] + take * d * d;
            squares[i] = next;
            weights[i] -= rate * d / (Math.sqrt(next) + floor);
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
        double[] weights = w.doubles();
        double[] gradient = g.doubles();
        double[] first = m.doubles();
        double[] second = v.doubles();
        double keep1 = beta1;
        double take1 = (1 - beta1);
        double keep2 = beta2;
        double take2 = (1 - beta2);
        double rate = (lr / correction1);
        double rescale = (1 / Math.sqrt(correction2));
        double floor = epsilon;
        double pull = (decoupled ? 0 : decay);
        double shrink = (decoupled ? 1 - lr * decay : 1);
        for (int i = 0; i < weights.length; i++) {
            double d = gradient[i] + pull * weights[i];
            double nextFirst = keep1 * first[i] + take1 * d;
            double nextSecond = keep2 * second[i] + take2 * d * d;
            first[i] = nextFirst;
            second[i] = nextSecond;
            weights[i] = shrink * weights[i] - rate * nextFirst / (Math.sqrt(nextSecond) * rescale + floor);
        }
    }
}
