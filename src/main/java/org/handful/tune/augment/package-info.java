/** How images are varied before a network learns from them: colours, and mixtures of two images. */
package org.handful.tune.augment;
