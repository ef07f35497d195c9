package dev.onsite.workbench.doctor;

/**
 * One thing the product can make use of.
 *
 * @param ok whether it is there and works
 * @param found what was found, in words
 * @param neededFor what it adds, or what its absence costs
 * @param how how to get it; empty where it is there
 * @param required whether nothing can be judged without it
 */
public record Finding(String name, boolean ok, String found, String neededFor, String how, boolean required) {}
