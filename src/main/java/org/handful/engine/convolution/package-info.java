/** Convolutions that are right on every machine. */
package org.handful.engine.convolution;
