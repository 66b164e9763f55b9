/** Groups of images that a model fails on together, found without anybody naming what they share. */
package org.handful.eval.slice;
