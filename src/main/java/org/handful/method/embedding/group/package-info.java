/**
 * Methods that mind groups of images, class by attribute value, so that a rare group is not given up for the frequent
 * ones. May import model, error, math, method and method.embedding; never the engine. Everything here is thread-safe.
 */
package org.handful.method.embedding.group;
