/**
 * Cameras of this computer, as little of them as taking pictures needs: which there are, the picture that one sees now,
 * and closing it. Nothing is loaded before somebody asks. Not for the FX thread.
 */
package org.handful.run.camera;
