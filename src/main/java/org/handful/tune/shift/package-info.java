/** Methods for images that differ as a whole from those that a network was trained on. */
package org.handful.tune.shift;
