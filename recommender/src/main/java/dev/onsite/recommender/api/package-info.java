/** HTTP: resources, who may use them, and errors as problem+json (RFC 9457). */
package dev.onsite.recommender.api;
