/** Figures for images with several labels. May import math. */
package org.handful.eval.multilabel;
