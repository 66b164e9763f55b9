/**
 * Whether an image belongs to any class of a support set at all: scores on frozen embeddings, and thresholds that are
 * chosen by leaving support images out. Immutable and thread-safe throughout.
 */
package org.handful.method.openset;
