/**
 * What a run and the project found out about images: predictions, wrong ones, labels in doubt, dates, distances. Loaded
 * in the background; the records are immutable, {@code Facts} is for the FX thread.
 */
package org.handful.ui.images.facts;
