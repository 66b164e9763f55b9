/** Classes that come later, to a classifier that is there already. May import model, error, math and method. */
package org.handful.method.embedding.incremental;
