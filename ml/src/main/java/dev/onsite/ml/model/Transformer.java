package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Matrix;

/** A fitted transformation of rows. */
public interface Transformer extends Model {
    /** The transformed rows: as many, maybe of another width. */
    Matrix transform(Matrix x);
}
