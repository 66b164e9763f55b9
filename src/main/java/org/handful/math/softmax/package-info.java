/** Multinomial logistic regression as something to minimise: objectives, and the matrices of samples that they read. */
package org.handful.math.softmax;
