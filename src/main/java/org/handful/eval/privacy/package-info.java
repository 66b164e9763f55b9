/** What somebody with a model can find out about the images that it learned from. Arrays in, figures out; stateless. */
package org.handful.eval.privacy;
