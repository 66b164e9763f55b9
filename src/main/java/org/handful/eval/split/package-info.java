/**
 * One file per way of dividing images into support and test set. {@link org.handful.eval.Splitter} is the door; nothing
 * else calls these. Stateless functions of their arguments. May import model.
 */
package org.handful.eval.split;
