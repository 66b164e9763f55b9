/** Cameras through openpnp-capture, a native library: docs/adr/0012. The only user of it and of JNA. */
package org.handful.run.local.camera;
