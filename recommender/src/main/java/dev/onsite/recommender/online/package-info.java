/** What users did since the model was trained, folded into their vectors the moment it is known. */
package dev.onsite.recommender.online;
