package dev.onsite.recommender.api;

import dev.onsite.recommender.retrieve.ItemFilter;
import java.util.List;

/** Reads what came as text, and says what is wrong with it. */
final class Parameters {
    private static final int MOST_VALUES = 1000;

    private Parameters() {}

    static long user(String text) {
        return number("user", text, 0, Long.MAX_VALUE);
    }

    static int n(String text) {
        return text == null ? 10 : (int) number("n", text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static int hour(String text) {
        return text == null ? -1 : (int) number("hour", text, 0, 23);
    }

    static boolean flag(String name, String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Problem.badRequest(name + " must be true or false, got " + shown(text));
    }

    static long number(String name, String text, long min, long max) {
        try {
            long value = Long.parseLong(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw Problem.badRequest(
                name + " must be a whole number between " + min + " and " + max + ", got " + shown(text));
    }

    static int[] numbers(String name, List<String> texts) {
        if (texts == null || texts.isEmpty()) {
            return new int[0];
        }
        if (texts.size() > MOST_VALUES) {
            throw Problem.badRequest(name + " can be given at most " + MOST_VALUES + " times, got " + texts.size());
        }
        return texts.stream()
                .mapToInt(text -> (int) number(name, text, 0, Integer.MAX_VALUE))
                .sorted()
                .distinct()
                .toArray();
    }

    static ItemFilter filter(
            List<String> categories, List<String> brands, String minPrice, String maxPrice, String available) {
        if (categories.isEmpty() && brands.isEmpty() && minPrice == null && maxPrice == null && available == null) {
            return ItemFilter.NONE;
        }
        return new ItemFilter(
                numbers("category", categories),
                numbers("brand", brands),
                price("min_price", minPrice, 0),
                price("max_price", maxPrice, Float.POSITIVE_INFINITY),
                flag("available", available));
    }

    private static float price(String name, String text, float otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            float value = Float.parseFloat(text);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw Problem.badRequest(name + " must be a number, got " + shown(text));
    }

    /** As much of it as helps, without what could end a line of a log. */
    private static String shown(String text) {
        if (text == null) {
            return "nothing";
        }
        String start = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return '"' + start.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
