/** Embeddings of the class names that a project of embeddings has beside those of its images. */
package org.handful.run.text;
