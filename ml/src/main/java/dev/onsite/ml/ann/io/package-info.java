/** The file formats in which nearest-neighbour data sets are exchanged. */
package dev.onsite.ml.ann.io;
