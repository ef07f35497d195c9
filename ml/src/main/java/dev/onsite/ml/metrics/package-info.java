/** How good predictions, rankings and clusterings are. */
package dev.onsite.ml.metrics;
