/**
 * Heads on embeddings that are trained step by step, so that there are curves to watch. May import model, error, math,
 * method and method.embedding; never the engine. Methods are thread-safe, a training is not.
 */
package org.handful.method.embedding.trained;
