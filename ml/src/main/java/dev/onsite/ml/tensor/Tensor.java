package dev.onsite.ml.tensor;

import java.util.Arrays;

/**
 * An n-dimensional array over one flat array, row-major, last index fastest. The shape never changes; the
 * elements do.
 *
 * <p>There are no strided views: a transpose is a flag of the matrix product, and a part of the rows is an
 * offset into the flat array. {@link #reshape} shares the elements.
 */
public final class Tensor {
    private final Precision precision;
    private final float[] floats;
    private final double[] doubles;
    private final int[] shape;
    private final int size;

    private Tensor(Precision precision, float[] floats, double[] doubles, int[] shape) {
        this.precision = precision;
        this.floats = floats;
        this.doubles = doubles;
        this.shape = shape;
        this.size = precision == Precision.FLOAT ? floats.length : doubles.length;
        if (size(shape) != size) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + size(shape) + " elements, got " + size);
        }
    }

    /**
     * All zeros.
     *
     * @throws IllegalArgumentException if there is no dimension or one is below 1
     */
    public static Tensor zeros(Precision precision, int... shape) {
        int size = size(shape);
        return precision == Precision.FLOAT
                ? new Tensor(precision, new float[size], null, shape.clone())
                : new Tensor(precision, null, new double[size], shape.clone());
    }

    /** Wraps the array: it is shared, not copied. */
    public static Tensor of(float[] elements, int... shape) {
        return new Tensor(Precision.FLOAT, elements, null, shape.clone());
    }

    /** Wraps the array: it is shared, not copied. */
    public static Tensor of(double[] elements, int... shape) {
        return new Tensor(Precision.DOUBLE, null, elements, shape.clone());
    }

    /** The same numbers in a precision of one's choice, always a copy. */
    public static Tensor copyOf(Precision precision, double[] elements, int... shape) {
        Tensor tensor = zeros(precision, shape);
        if (elements.length != tensor.size) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + tensor.size + " elements, got " + elements.length);
        }
        for (int i = 0; i < elements.length; i++) {
            tensor.set(i, elements[i]);
        }
        return tensor;
    }

    /** The same elements under another shape of the same size. */
    public Tensor reshape(int... newShape) {
        return new Tensor(precision, floats, doubles, newShape.clone());
    }

    public Precision precision() {
        return precision;
    }

    public int rank() {
        return shape.length;
    }

    /** The length of one dimension; negative counts from the last, so −1 is the last. */
    public int dimension(int i) {
        return shape[i < 0 ? shape.length + i : i];
    }

    public int[] shape() {
        return shape.clone();
    }

    public boolean hasShape(Tensor other) {
        return Arrays.equals(shape, other.shape);
    }

    public int size() {
        return size;
    }

    /** The last dimension. */
    public int columns() {
        return shape[shape.length - 1];
    }

    /** The product of all dimensions but the last. */
    public int rows() {
        return size / columns();
    }

    /**
     * The flat elements themselves.
     *
     * @throws IllegalStateException if this is a double tensor
     */
    public float[] floats() {
        if (floats == null) {
            throw new IllegalStateException("a double tensor has no floats");
        }
        return floats;
    }

    /**
     * The flat elements themselves.
     *
     * @throws IllegalStateException if this is a float tensor
     */
    public double[] doubles() {
        if (doubles == null) {
            throw new IllegalStateException("a float tensor has no doubles");
        }
        return doubles;
    }

    /** The flat array, float or double, for {@link System#arraycopy}. */
    public Object storage() {
        return floats != null ? floats : doubles;
    }

    public double get(int i) {
        return floats != null ? floats[i] : doubles[i];
    }

    public void set(int i, double value) {
        if (floats != null) {
            floats[i] = (float) value;
        } else {
            doubles[i] = value;
        }
    }

    public void fill(double value) {
        if (floats != null) {
            Arrays.fill(floats, (float) value);
        } else {
            Arrays.fill(doubles, value);
        }
    }

    /** Copies the elements of a tensor of the same precision and size; the shapes may differ. */
    public void copyFrom(Tensor other) {
        if (other.size != size) {
            throw new IllegalArgumentException("expected " + size + " elements, got " + other.size);
        }
        System.arraycopy(other.storage(), 0, storage(), 0, size);
    }

    public Tensor copy() {
        Tensor copy = zeros(precision, shape);
        copy.copyFrom(this);
        return copy;
    }

    /** The elements as doubles, always a copy. */
    public double[] toDoubles() {
        double[] copy = new double[size];
        for (int i = 0; i < size; i++) {
            copy[i] = get(i);
        }
        return copy;
    }

    /** Whether no element is NaN or infinite. */
    public boolean isFinite() {
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return precision + Arrays.toString(shape);
    }

    private static int size(int[] shape) {
        long size = shape.length == 0 ? 0 : 1;
        for (int length : shape) {
            if (length < 1) {
                throw new IllegalArgumentException(
                        "every dimension must be at least 1, got shape " + Arrays.toString(shape));
            }
            size *= length;
        }
        if (size == 0 || size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a tensor holds 1 to 2^31 − 9 elements, got shape " + Arrays.toString(shape));
        }
        return (int) size;
    }
}
