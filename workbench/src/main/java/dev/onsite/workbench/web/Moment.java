package dev.onsite.workbench.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as a person says it: {@code today 14:32}, {@code yesterday 09:10}, {@code 12 March 18:00}. */
public final class Moment {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Moment() {}

    public static String of(Instant instant) {
        return of(instant.atZone(ZoneId.systemDefault()), LocalDate.now(ZoneId.systemDefault()));
    }

    static String of(ZonedDateTime time, LocalDate today) {
        LocalDate day = time.toLocalDate();
        if (day.equals(today)) {
            return "today " + TIME.format(time);
        }
        if (day.equals(today.minusDays(1))) {
            return "yesterday " + TIME.format(time);
        }
        return day.getYear() == today.getYear() ? DAY.format(time) : YEAR.format(time);
    }
}
