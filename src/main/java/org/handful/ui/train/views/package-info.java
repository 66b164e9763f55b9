/**
 * What the network would see of the images in the training that is set up. View models use JavaFX properties and no scene
 * graph. FX thread.
 */
package org.handful.ui.train.views;
