/**
 * Taking pictures with a camera of this computer: the live picture, bursts and single shots that become images of the
 * project, and words when there is no camera.
 */
package org.handful.ui.images.camera;
