/** What all estimators share: what a fitted model promises, progress of long fits, and the file a model is kept in. */
package dev.onsite.ml.model;
