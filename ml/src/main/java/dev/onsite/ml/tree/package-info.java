/**
 * Decision trees and their ensembles. All grow by one builder on {@link dev.onsite.ml.tree.TreeData}: every column turned
 * once into the ranks of its values, so that a split search sorts or counts small integers.
 */
package dev.onsite.ml.tree;
