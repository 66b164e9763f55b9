/** Embeddings of the class names that a project keeps. */
package org.handful.store.text;
