package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.FunctionLoops;
import dev.onsite.ml.tensor.LinearLoops;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A variational autoencoder for pixels in [0, 1] (Kingma and Welling, 2014). The encoder gives mean μ and log
 * variance s of q(z|x); z = μ + ε·e^(s/2) with ε ~ N(0, I), so that the sample is differentiable by μ and s; the
 * decoder gives Bernoulli logits. It minimises the mean over the batch of
 *
 * <pre>  −ELBO_β = BCE(x, decoder(z)) + β·KL,   KL = −½ Σ (1 + s − μ² − eˢ)</pre>
 *
 * the closed form for two Gaussians. β = 1 is the ELBO; above it presses the code towards the prior (Higgins, 2017).
 * In inference mode z = μ.
 */
public final class Vae {
    private static final int MU = 0;
    private static final int LOG_VARIANCE = 1;
    private static final int NOISE = 2;
    private static final int Z = 3;
    private static final int D_LOGITS = 4;
    private static final int D_ENCODED = 5;
    private static final int X = 6;

    private final int inputs;
    private final int latent;
    private final double beta;
    private final Sequential encoder;
    private final Sequential decoder;
    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * What the loss is made of; the sum is {@code reconstruction + beta · divergence}, all a mean over the batch.
     *
     * @param loss −ELBO_β, nats
     * @param reconstruction binary cross-entropy, nats
     * @param divergence KL(q(z|x) ‖ N(0, I)), nats
     */
    public record Loss(double loss, double reconstruction, double divergence) {}

    private Vae(Precision precision, int inputs, int hidden, int latent, double beta, RandomGenerator random) {
        Shapes.positive("latent", latent);
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("beta must not be negative, got " + beta);
        }
        this.inputs = inputs;
        this.latent = latent;
        this.beta = beta;
        Initializer he = Initializer.HE_UNIFORM;
        Initializer xavier = Initializer.XAVIER_UNIFORM;
        this.encoder = Sequential.of(
                Dense.create(precision, inputs, hidden, he, random),
                Activation.RELU,
                Dense.create(precision, hidden, 2 * latent, xavier, random));
        this.decoder = Sequential.of(
                Dense.create(precision, latent, hidden, he, random),
                Activation.RELU,
                Dense.create(precision, hidden, inputs, xavier, random));
        parameters.addAll(encoder.parameters());
        parameters.addAll(decoder.parameters());
    }

    /** inputs → hidden (ReLU) → (μ, s) of the latent size, and back. */
    public static Vae create(
            Precision precision, int inputs, int hidden, int latent, double beta, RandomGenerator random) {
        return new Vae(precision, inputs, hidden, latent, beta, random);
    }

    /**
     * The loss of a batch, with noise drawn from the cache's seed.
     *
     * @param x (batch, inputs), in [0, 1]
     */
    public Loss forward(Tensor x, Cache cache) {
        Tensor noise = cache.slot(NOISE, x.precision(), x.rows(), latent);
        for (int i = 0; i < noise.size(); i++) {
            // Box–Muller on the stateless hash: one seed, one noise, nothing to save in a checkpoint.
            double radius = Math.sqrt(-2 * Math.log(1 - LinearLoops.uniform(cache.seed(), 2L * i)));
            double angle = 2 * Math.PI * LinearLoops.uniform(cache.seed(), 2L * i + 1);
            noise.set(i, cache.isTraining() ? radius * Math.cos(angle) : 0);
        }
        return forward(x, noise, cache);
    }

    /**
     * The loss of a batch under given noise.
     *
     * @param noise ε, (batch, latent)
     */
    public Loss forward(Tensor x, Tensor noise, Cache cache) {
        Shapes.requireColumns(x, "x", inputs);
        Shapes.requireColumns(noise, "the noise", latent);
        int batch = x.rows();
        cache.keep(X, x);
        cache.keep(NOISE, noise);
        Tensor encoded = encoder.forward(x, cache.child(0));
        Tensor mu = cache.slot(MU, x.precision(), batch, latent);
        Tensor logVariance = cache.slot(LOG_VARIANCE, x.precision(), batch, latent);
        Tensor z = cache.slot(Z, x.precision(), batch, latent);
        double divergence = 0;
        for (int i = 0; i < z.size(); i++) {
            double m = encoded.get(i / latent * 2 * latent + i % latent);
            double s = encoded.get(i / latent * 2 * latent + latent + i % latent);
            mu.set(i, m);
            logVariance.set(i, s);
            z.set(i, m + noise.get(i) * Math.exp(s / 2));
            divergence -= 0.5 * (1 + s - m * m - Math.exp(s));
        }
        Tensor logits = decoder.forward(z, cache.child(1));
        Tensor dLogits = cache.slotLike(D_LOGITS, logits);
        FunctionLoops functions = x.precision().functions();
        double reconstruction = functions.binaryCrossEntropy(logits, x, 1.0 / batch, dLogits) / batch;
        divergence /= batch;
        return new Loss(reconstruction + beta * divergence, reconstruction, divergence);
    }

    /** Adds the derivative of the last loss to the parameters' gradients. */
    public void backward(Cache cache) {
        Tensor dz = decoder.backward(cache.kept(D_LOGITS), cache.child(1));
        Tensor noise = cache.kept(NOISE);
        Tensor mu = cache.kept(MU);
        Tensor logVariance = cache.kept(LOG_VARIANCE);
        int batch = mu.rows();
        Tensor dEncoded = cache.slot(D_ENCODED, dz.precision(), batch, 2 * latent);
        for (int i = 0; i < dz.size(); i++) {
            double s = logVariance.get(i);
            int at = i / latent * 2 * latent + i % latent;
            dEncoded.set(at, dz.get(i) + beta * mu.get(i) / batch);
            dEncoded.set(
                    at + latent,
                    dz.get(i) * noise.get(i) * 0.5 * Math.exp(s / 2) + beta * 0.5 * (Math.exp(s) - 1) / batch);
        }
        encoder.backwardParameters(dEncoded, cache.child(0));
    }

    /**
     * Pixels for codes, (n, latent) → (n, inputs): draw z from N(0, I) for new samples.
     */
    public Tensor decode(Tensor z) {
        Shapes.requireColumns(z, "z", latent);
        Cache cache = Cache.inference();
        Tensor logits = decoder.forward(z, cache);
        Tensor pixels = Tensor.zeros(z.precision(), logits.shape());
        z.precision().functions().apply(FunctionLoops.Function.SIGMOID, logits, pixels);
        return pixels;
    }

    /** The mean codes μ of a batch, (n, inputs) → (n, latent). */
    public Tensor encode(Tensor x) {
        Cache cache = Cache.inference();
        forward(x, cache);
        return cache.kept(MU);
    }

    /** Encoder first: (weight, bias) of the two layers, then the decoder's. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }
}
