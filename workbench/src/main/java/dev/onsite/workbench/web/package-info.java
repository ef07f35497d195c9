/** What all pages share: who may ask, how answers are guarded, the layout's choices, and pages for what goes wrong. */
package dev.onsite.workbench.web;
