/** How well embeddings keep classes apart before anything is learned from them: which backbone suits these images. */
package org.handful.eval.separability;
