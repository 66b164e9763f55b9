/** The loop that every method of {@code tune} trains with: batches, views, the head's beginning, the watch on held-out images. */
package org.handful.tune.training;
