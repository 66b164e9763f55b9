/**
 * What a project knows of its images: the dataset, bytes and thumbnails by content, cached embeddings, and whether all
 * of it is sound. May import store.sql, store.edit, store.record, store.codec; runs inside its callers' transactions.
 */
package org.handful.store.content;
