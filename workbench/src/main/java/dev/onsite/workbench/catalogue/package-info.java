/** The problems as a person meets them: in their order, each with how far the person is. */
package dev.onsite.workbench.catalogue;
