/** Text as people write it, made into HTML that is safe to show. */
package dev.onsite.workbench.text;
