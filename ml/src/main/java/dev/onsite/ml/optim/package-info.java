/** Optimisers, schedules, clipping, and a trainer whose checkpoints resume to the same bits. */
package dev.onsite.ml.optim;
