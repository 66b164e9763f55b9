/**
 * Methods that learn from embeddings that were drawn beside those of real images. May import model, error, math, method
 * and method.embedding; never the engine. Everything here is thread-safe.
 */
package org.handful.method.embedding.synthetic;
