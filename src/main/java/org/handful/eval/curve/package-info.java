/** How accuracy grows with the number of images per class, and how far that can be carried on. */
package org.handful.eval.curve;
