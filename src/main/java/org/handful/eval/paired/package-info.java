/** Two models on the same test images: what differs, by how much, and whether that can be told from chance. */
package org.handful.eval.paired;
