/** What checkers are made of: seeded cases, draws, records, and the mistakes a wrong answer may show. */
package dev.onsite.problems.cases;
