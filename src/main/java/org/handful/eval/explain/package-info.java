/** What in an image, or among the images learned from, speaks for a prediction. Plain arrays; no network. */
package org.handful.eval.explain;
