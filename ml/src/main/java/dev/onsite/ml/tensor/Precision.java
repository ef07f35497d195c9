package dev.onsite.ml.tensor;

/** The type of a tensor's elements, and the loops that work on it. */
@SuppressWarnings("ImmutableEnumChecker") // the loops hold no state of their own
public enum Precision {
    /** 32 bits: training and inference. */
    FLOAT(new FloatLinear(), new FloatFunctions(), new FloatNorms(), new FloatGates(), new FloatUpdates()),
    /** 64 bits: gradient checks. */
    DOUBLE(new DoubleLinear(), new DoubleFunctions(), new DoubleNorms(), new DoubleGates(), new DoubleUpdates());

    private final LinearLoops linear;
    private final FunctionLoops functions;
    private final NormLoops norms;
    private final GateLoops gates;
    private final UpdateLoops updates;

    Precision(LinearLoops linear, FunctionLoops functions, NormLoops norms, GateLoops gates, UpdateLoops updates) {
        this.linear = linear;
        this.functions = functions;
        this.norms = norms;
        this.gates = gates;
        this.updates = updates;
    }

    public LinearLoops linear() {
        return linear;
    }

    public FunctionLoops functions() {
        return functions;
    }

    public NormLoops norms() {
        return norms;
    }

    public GateLoops gates() {
        return gates;
    }

    public UpdateLoops updates() {
        return updates;
    }

    /** A fused attention with its own scratch; not for use by two threads at once. */
    public AttentionLoops attention() {
        return this == FLOAT ? new FloatAttention() : new DoubleAttention();
    }
}
