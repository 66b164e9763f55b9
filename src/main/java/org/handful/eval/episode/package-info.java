/** Few-shot episodes: how they are drawn, and what their accuracies say together. */
package org.handful.eval.episode;
