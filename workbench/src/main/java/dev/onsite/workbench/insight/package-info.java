/** What an accepted submission's figures say beyond that it passes: growth, and how it stands beside others. */
package dev.onsite.workbench.insight;
