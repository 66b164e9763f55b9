/**
 * What every screen of the window stands on: the door to the FX thread, background work, texts, the project as the
 * window sees it, selection, filter, notices. May import run, model, error and eval records, JavaFX and Ikonli; never a
 * screen. Models here use JavaFX properties but no scene graph, and belong to the FX thread.
 */
package org.handful.ui.common;
