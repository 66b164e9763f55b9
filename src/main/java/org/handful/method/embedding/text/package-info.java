/**
 * Methods that start from embeddings of the class names, where the source brings them, and correct them by images. May
 * import model, error, math, method and method.embedding; never the engine. Everything here is thread-safe.
 */
package org.handful.method.embedding.text;
