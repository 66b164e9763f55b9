/**
 * The project file: one SQLite database with images, labels, cached embeddings and runs, and a history without end. May
 * import model, error and eval. Calls block; make them from background threads.
 */
package org.handful.store;
