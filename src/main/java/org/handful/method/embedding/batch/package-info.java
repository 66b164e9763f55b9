/**
 * Transductive methods: they look at all images of a batch together, so an answer depends on the images beside it. May
 * import model, error, math, method and method.embedding; never the engine. Everything here is thread-safe.
 */
package org.handful.method.embedding.batch;
