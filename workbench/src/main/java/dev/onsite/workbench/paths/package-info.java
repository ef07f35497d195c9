/** Ways through the bank, with how far the person is on each. */
package dev.onsite.workbench.paths;
