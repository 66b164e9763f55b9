/**
 * Measures the real window while it is driven: from a thread of its own, by what a person could do, looking at nodes by
 * their ids. The only part of the program that reaches into a scene from outside.
 */
package org.handful.app.bench;
