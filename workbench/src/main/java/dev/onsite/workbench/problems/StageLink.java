package dev.onsite.workbench.problems;

/**
 * A stage of a problem as the problem's page leads to it.
 *
 * @param open whether the stage before is solved
 * @param here whether the page shows this one
 */
public record StageLink(int number, String title, String path, boolean open, boolean here, boolean solved) {}
