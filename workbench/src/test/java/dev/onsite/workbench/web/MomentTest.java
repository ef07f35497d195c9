package dev.onsite.workbench.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

class MomentTest {
    @Test
    void saysDaysAsPeopleDo() {
        LocalDate today = LocalDate.of(2026, 3, 1);
        assertEquals("today 14:05", Moment.of(ZonedDateTime.parse("2026-03-01T14:05:00Z"), today));
        assertEquals("yesterday 23:59", Moment.of(ZonedDateTime.parse("2026-02-28T23:59:00Z"), today));
        assertEquals("27 February 09:10", Moment.of(ZonedDateTime.parse("2026-02-27T09:10:00Z"), today));
        assertEquals("31 December 2025", Moment.of(ZonedDateTime.parse("2025-12-31T09:10:00Z"), today));
    }
}
