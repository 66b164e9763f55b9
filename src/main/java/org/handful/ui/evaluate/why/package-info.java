/**
 * Why a run says what it says to one image. View models use JavaFX properties and no scene graph. FX thread.
 */
package org.handful.ui.evaluate.why;
