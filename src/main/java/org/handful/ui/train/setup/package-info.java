/**
 * What to learn with, and what that will cost: the form that follows from a method, the split, the look ahead. View
 * models use JavaFX properties and no scene graph. FX thread.
 */
package org.handful.ui.train.setup;
