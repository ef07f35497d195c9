package dev.onsite.judge.grading;

import java.util.List;

/**
 * A checker of answers that hold derivatives of a loss: a wrong one is checked against differences of the loss itself,
 * as a candidate would do by hand.
 */
public interface Differentiable {
    /** The loss at a case's input, by the oracle. */
    double loss(Case test);

    /** Which parts of an answer are derivatives of the loss, and by which argument. */
    List<Derivative> derivatives();

    /**
     * A field of the answer that holds the derivative by an argument, of that argument's shape.
     *
     * @param argument its index; a number, or an array of numbers
     */
    record Derivative(String field, int argument) {}
}
