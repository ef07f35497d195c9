/** A person's own work, kept in one SQLite file: submissions, drafts, notes, timers, settings. Needs no Quarkus. */
package dev.onsite.workbench.store;
