/** Text as numbers. */
package dev.onsite.ml.text;
