/** Maps: many dimensions drawn in two. Distances and sizes of clusters in a t-SNE mean nothing; those of a PCA do. */
package org.handful.eval.map;
