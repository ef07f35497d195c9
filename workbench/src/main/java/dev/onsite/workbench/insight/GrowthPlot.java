package dev.onsite.workbench.insight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The measured times as lines for a page, both axes logarithmic: the slope is the exponent.
 *
 * @param lines the candidate's own first
 * @param left edge of the drawing, as are right and bottom, where the sizes stand
 */
public record GrowthPlot(
        int width, int height, List<Line> lines, List<Tick> sizes, List<Tick> times, int left, int right, int bottom) {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 210;
    private static final int LEFT = 52;
    private static final int RIGHT = 128;
    private static final int TOP = 14;
    private static final int BOTTOM = 30;
    private static final double LABEL_HEIGHT = 15;
    private static final double LABEL_GAP = 40;
    private static final double TICK_GAP = 50;

    /**
     * One solution's times.
     *
     * @param kind {@code own}, {@code reference} or {@code brute}
     * @param points as SVG writes them
     * @param label name and exponent, to stand at the line's end
     * @param anchor {@code start} where the label stands to the right of the end, {@code end} to the left
     */
    public record Line(String kind, String points, String label, String anchor, double labelX, double labelY) {}

    /** A mark on an axis. */
    public record Tick(int at, String label) {}

    /** From a report's field {@code growth}; null where it has none. */
    public static GrowthPlot of(JsonNode growth) {
        if (!growth.path("points").isArray()) {
            return null;
        }
        List<JsonNode> curves = new ArrayList<>();
        curves.add(growth);
        growth.path("others").forEach(curves::add);
        double[] x = range(curves, "size");
        double[] y = range(curves, "cpu_ms");
        List<Line> lines = new ArrayList<>();
        for (JsonNode curve : curves) {
            lines.add(line(curve, x, y, lines));
        }
        List<Tick> sizes = new ArrayList<>();
        for (double tick : ticks(x)) {
            if (!sizes.isEmpty()
                    && across(tick, x) - sizes.get(sizes.size() - 1).at() < TICK_GAP) {
                continue;
            }
            sizes.add(new Tick((int) Math.round(across(tick, x)), String.format(Locale.ROOT, "%,.0f", tick)));
        }
        List<Tick> times = new ArrayList<>();
        for (double tick : ticks(y)) {
            times.add(new Tick(
                    (int) Math.round(down(tick, y)),
                    String.format(Locale.ROOT, tick < 1 ? "%.1f ms" : "%,.0f ms", tick)));
        }
        return new GrowthPlot(WIDTH, HEIGHT, lines, sizes, times, LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM);
    }

    private static Line line(JsonNode curve, double[] x, double[] y, List<Line> before) {
        StringBuilder points = new StringBuilder();
        double endX = LEFT;
        double endY = HEIGHT - BOTTOM;
        for (JsonNode point : curve.path("points")) {
            endX = across(point.path("size").asDouble(), x);
            endY = down(point.path("cpu_ms").asDouble(), y);
            points.append(points.length() == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f,%.1f", endX, endY));
        }
        String name = curve.path("name").asText("yours");
        String kind = name.equals("yours") ? "own" : name.equals("reference") ? "reference" : "brute";
        double labelY = endY + 4;
        // A curve that ends early has others to its right, and nothing above itself.
        boolean early = endX < WIDTH - RIGHT - LABEL_GAP;
        // Curves that end at the same height: their names stand below each other.
        for (boolean moved = true; moved; ) {
            moved = false;
            for (Line other : before) {
                boolean beside = other.anchor().equals(early ? "end" : "start");
                if (beside && Math.abs(other.labelY() - labelY) < LABEL_HEIGHT) {
                    labelY = other.labelY() + LABEL_HEIGHT;
                    moved = true;
                }
            }
        }
        String label = String.format(
                Locale.ROOT, "%s, n^%.2f", name, curve.path("exponent").asDouble());
        return new Line(kind, points.toString(), label, early ? "end" : "start", endX + (early ? -8 : 8), labelY);
    }

    private static double[] range(List<JsonNode> curves, String field) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (JsonNode curve : curves) {
            for (JsonNode point : curve.path("points")) {
                low = Math.min(low, point.path(field).asDouble());
                high = Math.max(high, point.path(field).asDouble());
            }
        }
        return new double[] {low, high};
    }

    private static double across(double value, double[] range) {
        return LEFT + share(value, range) * (WIDTH - LEFT - RIGHT);
    }

    private static double down(double value, double[] range) {
        return HEIGHT - BOTTOM - share(value, range) * (HEIGHT - TOP - BOTTOM);
    }

    private static double share(double value, double[] range) {
        double length = Math.log(range[1] / range[0]);
        return length > 0 ? Math.log(value / range[0]) / length : 0.5;
    }

    /** Powers of ten in the range, and between them 2 and 5 where there are few. */
    private static List<Double> ticks(double[] range) {
        boolean wide = range[1] / range[0] > 150;
        List<Double> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(range[0]))); power <= range[1]; power *= 10) {
            for (double step : wide ? new double[] {1} : new double[] {1, 2, 5}) {
                double tick = power * step;
                if (tick >= range[0] * 0.999 && tick <= range[1] * 1.001) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }
}
