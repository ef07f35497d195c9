/** Dense linear algebra. */
package dev.onsite.ml.linalg;
