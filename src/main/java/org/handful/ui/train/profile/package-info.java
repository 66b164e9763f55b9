/**
 * Setups that are kept under a name, for every project of this program. View models use JavaFX properties and no scene
 * graph. FX thread.
 */
package org.handful.ui.train.profile;
