/** The {@code onsite} command line. Everything but {@code serve} answers without the web framework. */
package dev.onsite.workbench.cli;
