/**
 * The methods that learn from embeddings of a frozen backbone, one file each, and the linear head that most of them
 * end in. May import model, error, math and method; never the engine. Everything here is thread-safe.
 */
package org.handful.method.embedding;
