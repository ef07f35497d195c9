/** The first page: the one next thing. */
package dev.onsite.workbench.home;
