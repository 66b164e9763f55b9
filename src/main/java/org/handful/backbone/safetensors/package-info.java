/**
 * The safetensors format: 8 bytes of header length, a JSON header, raw little-endian tensors. Weight files and
 * embedding files are both written in it. May import error; any thread.
 */
package org.handful.backbone.safetensors;
