/** What became of images that nobody had checked. View models use JavaFX properties and no scene graph. */
package org.handful.ui.evaluate.unchecked;
