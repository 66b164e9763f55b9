/**
 * The composition root: puts the parts of the program together by their constructors, and nothing else. The one place
 * that may know every package.
 */
package org.handful.app;
