/** What the driver tells about the GPU. Used by the engine alone. */
package org.handful.engine.gpu;
