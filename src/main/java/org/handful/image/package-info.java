/**
 * Bytes of image files to pixels, and pixels to what a backbone, a hash or a gallery needs. Imports {@code model} and
 * {@code error}; with ui.chart the only user of AWT, none of which shows in a public signature. Everything is
 * stateless and may be called from any thread.
 *
 * <p>Pixels are taken as they are stored: embedded colour profiles and gamma are not applied, because the reference
 * pipelines that backbones were trained with (Pillow's {@code convert("RGB")}) do not apply them either.
 */
package org.handful.image;
