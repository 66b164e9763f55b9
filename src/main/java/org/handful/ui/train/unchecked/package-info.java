/** What a method that learns from unchecked images has to learn from. View models use JavaFX properties and no scene graph. */
package org.handful.ui.train.unchecked;
