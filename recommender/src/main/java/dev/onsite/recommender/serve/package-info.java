/** The path of a request from the gateway to the answer, and how it gets shorter when a part fails. */
package dev.onsite.recommender.serve;
