/**
 * What can be done to the data of an open project beside single images: classes, the split, attributes as a whole, and
 * the history. Facets of {@link org.handful.run.ProjectSession}. Nothing here is for the FX thread unless it says so.
 */
package org.handful.run.data;
