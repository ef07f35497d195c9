/** Ways through the bank: the same problems in an order that has a purpose. */
package dev.onsite.problems.paths;
