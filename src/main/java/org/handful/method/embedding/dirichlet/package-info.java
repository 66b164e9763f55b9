/** Expectation maximisation over probabilities instead of embeddings. May import model, error, math and method. */
package org.handful.method.embedding.dirichlet;
