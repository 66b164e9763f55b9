/** Heads on embeddings that promise something about the images they learn from. May import what method.embedding may. */
package org.handful.method.embedding.privacy;
