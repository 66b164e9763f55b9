/** What must be true of the process before libtorch is loaded. */
package org.handful.engine.environment;
