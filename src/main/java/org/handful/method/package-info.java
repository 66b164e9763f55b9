/**
 * Methods that learn from embeddings, one file each, and what every method has in common. May import model, error
 * and math; never the engine.
 */
package org.handful.method;
