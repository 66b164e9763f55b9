/**
 * The screen Evaluate: how well a run works, per class, per subgroup, and how far its figures and probabilities can be
 * believed. View models use JavaFX properties and no scene graph; everything belongs to the FX thread.
 */
package org.handful.ui.evaluate;
