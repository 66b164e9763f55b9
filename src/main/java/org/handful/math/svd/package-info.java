/** Singular vectors, and what follows from them. */
package org.handful.math.svd;
