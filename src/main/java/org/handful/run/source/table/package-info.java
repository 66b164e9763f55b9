/**
 * Tables of labels and attributes in CSV. Imports {@code model}, {@code error} and {@code run.source}. Everything is
 * immutable once read and may be shared between threads.
 */
package org.handful.run.source.table;
