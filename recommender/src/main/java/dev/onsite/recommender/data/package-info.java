/** Who dealt with what: read from files, or drawn where there are none. */
package dev.onsite.recommender.data;
