package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of a convolution; the oracle scatters each input value to the outputs it reaches. */
public final class Conv2d implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one image, one filter",
                        draw -> List.of(
                                new double[][][][] {{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}},
                                new double[][][][] {{{{1, 0}, {0, -1}}}},
                                new double[] {10},
                                1,
                                0))
                .sample(
                        "padding",
                        draw -> List.of(
                                new double[][][][] {{{{1, 2}, {3, 4}}}},
                                new double[][][][] {{{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}}},
                                new double[] {0},
                                1,
                                1))
                .hidden("two channels", draw -> random(draw, new int[] {2, 2, 4, 4}, new int[] {3, 2, 3, 3}, 1, 0))
                .hidden("stride of two", draw -> random(draw, new int[] {1, 1, 6, 6}, new int[] {2, 1, 3, 3}, 2, 1))
                .hidden(
                        "a kernel that is not square",
                        draw -> random(draw, new int[] {2, 3, 5, 7}, new int[] {2, 3, 2, 4}, 1, 1))
                .hidden(
                        "rows that are not reached",
                        draw -> random(draw, new int[] {1, 2, 8, 9}, new int[] {1, 2, 3, 2}, 4, 0))
                .hidden("one value each", draw -> random(draw, new int[] {1, 1, 1, 1}, new int[] {1, 1, 1, 1}, 1, 0))
                .hidden(
                        "a kernel as large as the image",
                        draw -> random(draw, new int[] {2, 2, 5, 5}, new int[] {4, 2, 5, 5}, 3, 0))
                .hidden(
                        "4 × 16 × 32 × 32",
                        draw -> random(draw, new int[] {4, 16, 32, 32}, new int[] {32, 16, 3, 3}, 1, 1))
                .list();
    }

    private static List<Object> random(Draw draw, int[] images, int[] kernels, int stride, int padding) {
        return List.of(
                normals(draw, images, 1), normals(draw, kernels, 0.5), draw.normals(kernels[0]), stride, padding);
    }

    private static double[][][][] normals(Draw draw, int[] shape, double scale) {
        double[][][][] values = new double[shape[0]][][][];
        for (int i = 0; i < shape[0]; i++) {
            values[i] = draw.normals(shape[1], shape[2], shape[3], scale);
        }
        return values;
    }

    @Override
    public Object expected(Case test) {
        return convolved(test, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like the kernel is flipped; in a network it is not.", () -> convolved(test, true)));
    }

    private static double[][][][] convolved(Case test, boolean flipped) {
        double[][][][] images = test.argument(0, double[][][][].class);
        double[][][][] kernels = test.argument(1, double[][][][].class);
        double[] bias = test.argument(2, double[].class);
        int stride = test.argument(3, Integer.class);
        int padding = test.argument(4, Integer.class);
        int height = kernels[0][0].length;
        int width = kernels[0][0][0].length;
        int rows = (images[0][0].length + 2 * padding - height) / stride + 1;
        int columns = (images[0][0][0].length + 2 * padding - width) / stride + 1;
        double[][][][] output = new double[images.length][kernels.length][rows][columns];
        for (int b = 0; b < images.length; b++) {
            for (int f = 0; f < kernels.length; f++) {
                for (double[] row : output[b][f]) {
                    Arrays.fill(row, bias[f]);
                }
                for (int c = 0; c < images[b].length; c++) {
                    for (int u = 0; u < height; u++) {
                        for (int v = 0; v < width; v++) {
                            double weight =
                                    flipped ? kernels[f][c][height - 1 - u][width - 1 - v] : kernels[f][c][u][v];
                            scatter(images[b][c], weight, u - padding, v - padding, stride, output[b][f]);
                        }
                    }
                }
            }
        }
        return output;
    }

    private static void scatter(double[][] image, double weight, int down, int right, int stride, double[][] output) {
        for (int i = 0; i < output.length; i++) {
            int y = i * stride + down;
            for (int j = 0; j < output[i].length && y >= 0 && y < image.length; j++) {
                int x = j * stride + right;
                output[i][j] += x >= 0 && x < image[y].length ? weight * image[y][x] : 0;
            }
        }
    }
}
