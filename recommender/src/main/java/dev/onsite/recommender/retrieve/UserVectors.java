package dev.onsite.recommender.retrieve;

import dev.onsite.recommender.model.ServingModel;

/** Where users' vectors are read from; the model itself unless they are kept elsewhere. */
@FunctionalInterface
public interface UserVectors {
    /** Writes the vector that the user has in the version of that model; false where it has none. */
    boolean read(ServingModel model, long user, float[] into);
}
