/**
 * The runs that wait for their turn: which is next, how long it all takes, and how a person changes that. View models use
 * JavaFX properties and no scene graph. FX thread.
 */
package org.handful.ui.train.queue;
