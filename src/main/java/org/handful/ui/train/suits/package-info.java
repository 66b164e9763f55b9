/**
 * Which backbone suits the images, told before anything is trained. View models use JavaFX properties and no scene
 * graph. FX thread.
 */
package org.handful.ui.train.suits;
