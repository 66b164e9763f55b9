/** Embeddings of the class names in Train: what there is, what it is good for, and how it comes in. */
package org.handful.ui.train.names;
