/**
 * What methods promise about the images that they learn from: the settings of such a promise, and what is spent of it. May
 * import error, math and method. Immutable, safe from any thread.
 */
package org.handful.method.privacy;
