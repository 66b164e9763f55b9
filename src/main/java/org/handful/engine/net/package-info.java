/**
 * Networks over tensor operations, built from a backbone's nodes. Used by the engine alone, on the engine thread alone.
 */
package org.handful.engine.net;
