/**
 * The screen Train: what to learn with, the curves while it learns, and the runs so far. View models use JavaFX
 * properties and no scene graph; everything belongs to the FX thread but {@link org.handful.ui.train.LiveTraining},
 * which also hears the working threads.
 */
package org.handful.ui.train;
