/** Matrix decompositions as models: principal components. */
package dev.onsite.ml.decomposition;
