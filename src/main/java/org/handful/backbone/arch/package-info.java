/**
 * What networks are made of, without a tensor: a card's architecture unfolds into a tree of {@link
 * org.handful.backbone.arch.Node}s whose names and shapes are those of the weight file. May import error; any thread.
 */
package org.handful.backbone.arch;
