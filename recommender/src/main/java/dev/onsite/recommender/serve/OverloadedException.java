package dev.onsite.recommender.serve;

/** There is more to do than can be done; without a stack trace, since an overload makes thousands of them. */
public final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverloadedException() {
        super("more is under way than the latency allows", null, false, false);
    }
}
