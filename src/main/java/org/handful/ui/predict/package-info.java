/** The Predict screen: images that a run has never seen, what it says about them and why. FX thread. */
package org.handful.ui.predict;
