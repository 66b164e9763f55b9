package org.handful.model;

/**
 * One N-way K-shot task.
 *
 * @param classes N class indices of the dataset; local class i of the episode is classes[i]
 * @param support [N][K] positions in the dataset
 * @param query [N][Q] positions in the dataset, disjoint from support
 */
public record Episode(int[] classes, int[][] support, int[][] query) {}
